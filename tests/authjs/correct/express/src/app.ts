import express from "express"
import { ExpressAuth } from "@auth/express"
import Postmark from "@auth/express/providers/postmark"
import { PgAdapter } from "./adapter.js"

const app = express()
app.set("trust proxy", true)
app.use(/\/auth\/(.*)/, ExpressAuth({ adapter: PgAdapter(), providers: [Postmark({ from: "hello@example.com" })] }))
app.listen(3000)
