// Uses the official `postmark` package on the practice Postmark that `tokenlab practice --json` described on standard
// input. Prints one JSON line a case: its name, and what the client returned or threw.
import { readFileSync } from "node:fs";
import postmark from "postmark";

const practice = JSON.parse(readFileSync(0, "utf8"));
const options = { requestHost: new URL(practice.url).host, useHttps: false };
const server = (token) => new postmark.ServerClient(token, options);
const account = (token) => new postmark.AccountClient(token, options);
const email = (To, more = {}) => ({ From: practice.from, To, Subject: "Hello", TextBody: "Hello.", ...more });

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

const client = server(practice.server_token);
const inactive = "HardBounce@bounce-testing.postmarkapp.com";

const sent = await show("send", () => client.sendEmail(email("ada@example.org", { Tag: "first" })));
await show("batch", () => client.sendEmailBatch([email("bob@example.org"), email("no address")]));
await show("account token to a server client", () => server(practice.account_token).sendEmail(email("ada@example.org")));
await show("server token to an account client", () => account(practice.server_token).getServers());
await show("account token to an account client", () => account(practice.account_token).getServers());
await show("test token sends", () => server("POSTMARK_API_TEST").sendEmail(email("ada@example.org")));
await show("test token reads", () => server("POSTMARK_API_TEST").getServer());
await show("send to an address that bounces", () => client.sendEmail(email(inactive)));
await show("send to an inactive recipient", () => client.sendEmail(email(inactive)));
await show("search", () => client.getOutboundMessages({ recipient: "ada@example.org" }));
await show("details", () => client.getOutboundMessageDetails(sent.MessageID));
