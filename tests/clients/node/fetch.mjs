// Sends one message with the `fetch` that Node brings, as a program without any Postmark client would.
import { readFileSync } from "node:fs";

const practice = JSON.parse(readFileSync(0, "utf8"));
const reply = await fetch(`${practice.url}/email`, {
  method: "POST",
  headers: {
    Accept: "application/json",
    "Content-Type": "application/json",
    "X-Postmark-Server-Token": practice.server_token,
  },
  body: JSON.stringify({ From: practice.from, To: "ada@example.org", Subject: "Hello", TextBody: "Hello." }),
});
console.log(JSON.stringify({ status: reply.status, body: await reply.json() }));
