import { signIn } from "next-auth/react"

export default () => <button onClick={() => signIn("email", { email: "ada@example.com" })}>Sign in</button>
