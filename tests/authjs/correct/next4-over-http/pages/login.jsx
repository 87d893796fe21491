import { signIn } from "next-auth/react"

export default () => <button onClick={() => signIn("postmark", { email: "ada@example.com" })}>Sign in</button>
