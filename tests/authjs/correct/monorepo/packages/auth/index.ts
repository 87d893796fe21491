import NextAuth from "next-auth"
import Google from "next-auth/providers/google"
import Postmark from "next-auth/providers/postmark"
import { DrizzleAdapter } from "@auth/drizzle-adapter"
import { db } from "@shop/db"
import { env } from "./env"

export const { handlers, auth, signIn } = NextAuth({
  adapter: DrizzleAdapter(db),
  secret: env.AUTH_SECRET,
  providers: [Google, Postmark({ apiKey: env.AUTH_POSTMARK_KEY, from: env.EMAIL_FROM })],
})
