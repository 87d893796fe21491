import { SvelteKitAuth } from "@auth/sveltekit"
import Postmark from "@auth/sveltekit/providers/postmark"
import { AUTH_POSTMARK_KEY, AUTH_SECRET } from "$env/static/private"
import { env } from "$env/dynamic/private"
import { adapter } from "./adapter"

export const { handle, signIn, signOut } = SvelteKitAuth({
  adapter,
  secret: AUTH_SECRET,
  providers: [Postmark({ apiKey: AUTH_POSTMARK_KEY, from: env.EMAIL_FROM })],
})
