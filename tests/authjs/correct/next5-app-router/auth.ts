import NextAuth from "next-auth"
import Postmark from "next-auth/providers/postmark"
import { PrismaAdapter } from "@auth/prisma-adapter"
import { prisma } from "./prisma"

export const { handlers, auth, signIn, signOut } = NextAuth({
  adapter: PrismaAdapter(prisma),
  providers: [Postmark({ from: "Shop <hello@example.com>" })],
})
