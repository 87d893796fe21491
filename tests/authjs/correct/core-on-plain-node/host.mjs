import { createServer } from "node:http"
import { Auth, setEnvDefaults } from "@auth/core"
import Postmark from "@auth/core/providers/postmark"
import { adapter } from "./adapter.mjs"

const config = { adapter, basePath: "/auth", providers: [Postmark({ from: "Shop <hello@example.com>" })] }
setEnvDefaults(process.env, config)
createServer(async (request, response) => {
  const answer = await Auth(new Request(new URL(request.url, "http://127.0.0.1:3000")), config)
  response.writeHead(answer.status).end(await answer.text())
}).listen(3000)
