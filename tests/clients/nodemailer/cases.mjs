// Sends with nodemailer over SMTP to the practice Postmark that was described on standard input. Prints one JSON line a
// case: its name, and what nodemailer returned or threw.
import { readFileSync } from "node:fs";
import nodemailer from "nodemailer";

const practice = JSON.parse(readFileSync(0, "utf8"));
const token = practice.server_token;
const mail = (more = {}) => ({ from: `Demo <${practice.from}>`, to: "ada@example.org", subject: "Hello", text: "Hello.", ...more });

function transport(user, pass, more = {}) {
  const auth = { user, pass };
  return nodemailer.createTransport({ host: "127.0.0.1", port: practice.smtp_port, ignoreTLS: true, auth, ...more });
}

async function show(name, work) {
  let outcome;
  try {
    const { accepted, rejected, response } = await work();
    outcome = { returned: { accepted, rejected, response } };
  } catch (error) {
    const { code, command, responseCode, response, message } = error;
    outcome = { threw: { code, command, responseCode, response, message } };
  }
  console.log(JSON.stringify({ name, ...outcome }));
}

const mailer = transport(token, token);
await show("server token twice", () =>
  mailer.sendMail(
    mail({
      cc: "bob@example.org",
      bcc: "cy@example.org",
      subject: "Grüße",
      html: "<p>Hello.</p>",
      attachments: [{ filename: "a.txt", content: "A" }],
      headers: { "X-PM-Tag": "first", "X-PM-Metadata-order": "7", "X-PM-TrackOpens": "true", "X-Order": "7" },
    }),
  ),
);
await show("from a URL", () => {
  const secret = encodeURIComponent(token);
  return nodemailer.createTransport(`smtp://${secret}:${secret}@127.0.0.1:${practice.smtp_port}?ignoreTLS=true`).sendMail(mail());
});
await show("AUTH LOGIN", () => transport(token, token, { authMethod: "LOGIN" }).sendMail(mail()));
await show("stream header", () => mailer.sendMail(mail({ headers: { "X-PM-Message-Stream": "broadcast" } })));
await show("SMTP token", () => transport(practice.smtp_access_key, practice.smtp_secret_key).sendMail(mail()));
await show("account token", () => transport(practice.account_token, practice.account_token).sendMail(mail()));
await show("server token, then account token", () => transport(token, practice.account_token).sendMail(mail()));
await show("half an SMTP token", () => transport(practice.smtp_access_key, token).sendMail(mail()));
await show("swapped SMTP token", () => transport(practice.smtp_secret_key, practice.smtp_access_key).sendMail(mail()));
await show("no login", () => transport("", "", { auth: undefined }).sendMail(mail()));
const upgrading = { ignoreTLS: false, requireTLS: true };
await show("STARTTLS", () => transport(token, token, { ...upgrading, tls: { rejectUnauthorized: false } }).sendMail(mail()));
await show("STARTTLS, asking who is there", () => transport(token, token, upgrading).sendMail(mail()));
await show("TLS from the start", () => transport(token, token, { ignoreTLS: false, secure: true }).sendMail(mail()));
await show("sender of nobody", () => mailer.sendMail(mail({ from: "someone@elsewhere.example", to: "dee@example.org" })));
