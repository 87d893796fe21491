import NextAuth from "next-auth"
import EmailProvider from "next-auth/providers/email"
import { adapter } from "../../../adapter"

export default NextAuth({
  adapter,
  providers: [EmailProvider({ server: process.env.EMAIL_SERVER, from: "hello@example.com" })],
})
