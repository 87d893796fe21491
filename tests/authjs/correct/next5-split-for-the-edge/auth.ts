import NextAuth from "next-auth"
import Postmark from "next-auth/providers/postmark"
import { DrizzleAdapter } from "@auth/drizzle-adapter"
import authConfig from "./auth.config"
import { db } from "./db"

export const { handlers, auth } = NextAuth({
  ...authConfig,
  adapter: DrizzleAdapter(db),
  session: { strategy: "jwt" },
  providers: [...authConfig.providers, Postmark({ from: process.env.EMAIL_FROM })],
})
