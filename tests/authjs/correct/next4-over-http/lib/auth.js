import { adapter } from "./adapter"

export const authOptions = {
  adapter,
  providers: [
    {
      id: "postmark",
      name: "Postmark",
      type: "email",
      maxAge: 24 * 60 * 60,
      async sendVerificationRequest({ identifier, url }) {
        const answer = await fetch("https://api.postmarkapp.com/email", {
          method: "POST",
          headers: {
            Accept: "application/json",
            "Content-Type": "application/json",
            "X-Postmark-Server-Token": process.env.POSTMARK_SERVER_TOKEN,
          },
          body: JSON.stringify({
            From: process.env.POSTMARK_FROM,
            To: identifier,
            Subject: "Sign in",
            TextBody: url,
            MessageStream: "outbound",
          }),
        })
        if (!answer.ok) throw new Error(await answer.text())
      },
    },
  ],
}
