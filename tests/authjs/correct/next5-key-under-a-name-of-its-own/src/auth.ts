import NextAuth from "next-auth"
import PostmarkProvider from "next-auth/providers/postmark"
import { adapter } from "./adapter"

const from = process.env.EMAIL_FROM!

export const { handlers, auth, signIn } = NextAuth(() => ({
  adapter,
  trustHost: true,
  providers: [PostmarkProvider({ apiKey: process.env.POSTMARK_API_TOKEN as string, from })],
}))
