import NextAuth from "next-auth"
import Nodemailer from "next-auth/providers/nodemailer"
import { MongoDBAdapter } from "@auth/mongodb-adapter"
import client from "./mongo"

export const { handlers, auth, signIn } = NextAuth({
  adapter: MongoDBAdapter(client),
  providers: [Nodemailer({ server: process.env.EMAIL_SERVER, from: process.env.EMAIL_FROM })],
})
