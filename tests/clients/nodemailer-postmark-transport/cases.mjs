// Sends with nodemailer and nodemailer-postmark-transport to the practice Postmark that was described on standard
// input. Prints one JSON line a case: its name, and what was returned or thrown.
import { readFileSync } from "node:fs";
import nodemailer from "nodemailer";
import postmarkTransport from "nodemailer-postmark-transport";

const practice = JSON.parse(readFileSync(0, "utf8"));
const postmarkOptions = { requestHost: new URL(practice.url).host, useHttps: false };
const transport = (apiKey) => nodemailer.createTransport(postmarkTransport({ auth: { apiKey }, postmarkOptions }));
const mail = (to, more = {}) => ({ from: `Demo <${practice.from}>`, to, subject: "Hello", text: "Hello.", ...more });

async function show(name, work) {
  let outcome;
  try {
    outcome = { returned: await work() };
  } catch (error) {
    const { code, statusCode, message, recipients } = error;
    outcome = { threw: { class: error.constructor.name, code, statusCode, message, recipients } };
  }
  console.log(JSON.stringify({ name, ...outcome }));
  return outcome.returned;
}

async function details({ messageId }) {
  const headers = { Accept: "application/json", "X-Postmark-Server-Token": practice.server_token };
  return (await fetch(`${practice.url}/messages/outbound/${messageId}/details`, { headers })).json();
}

const mailer = transport(practice.server_token);
const inactive = "HardBounce@bounce-testing.postmarkapp.com";
const rich = {
  cc: "Cy <cy@example.org>",
  replyTo: "answers@example.com",
  html: "<p>Hello.</p>",
  headers: { "X-Order": "7" },
  attachments: [{ filename: "a.txt", content: "Hello." }],
  tag: "first",
  metadata: { order: "7" },
  trackOpens: true,
  trackLinks: "HtmlOnly",
};

const sent = await show("send", () => mailer.sendMail(mail("Ada <ada@example.org>, bob@example.org", rich)));
await show("details", () => details(sent));
const mails = [mail("ada@example.org"), mail("bob@example.org"), mail("no address")];
await show("batch", () => mailer.transporter.sendBatch(mails));
await show("broadcast", () => mailer.sendMail(mail("ada@example.org", { messageStream: "broadcast" })));
await show("unknown stream", () => mailer.sendMail(mail("ada@example.org", { messageStream: "nowhere" })));
const template = { templateAlias: "nobody", templateModel: {} };
await show("unknown template", () => mailer.sendMail(mail("ada@example.org", template)));
await show("bad address", () => mailer.sendMail(mail("ada@localhost")));
await show("account token", () => transport(practice.account_token).sendMail(mail("ada@example.org")));
await show("test token", () => transport("POSTMARK_API_TEST").sendMail(mail("ada@example.org")));
await show("send to an address that bounces", () => mailer.sendMail(mail(inactive)));
await show("send to an inactive recipient", () => mailer.sendMail(mail(inactive)));
