"use client"
import { signIn } from "next-auth/react"

export function SignIn() {
  return (
    <form action={(form) => signIn("postmark", { email: form.get("email") })}>
      <input name="email" type="email" />
    </form>
  )
}
