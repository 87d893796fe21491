// Calls every public method of the official `postmark` package on the practice Postmark described on standard input,
// in an order in which each finds what it needs. Prints one JSON line a call: the method and what it returned or threw.
import { readFileSync } from "node:fs";
import postmark from "postmark";

const practice = JSON.parse(readFileSync(0, "utf8"));
const options = { requestHost: new URL(practice.url).host, useHttps: false };

function recorded(client) {
  const call = (name) => async (...args) => {
    const method = `${client.constructor.name}.${name}`;
    try {
      const returned = await client[name](...args);
      console.log(JSON.stringify({ method, returned }));
      return returned;
    } catch ({ code, statusCode, message }) {
      console.log(JSON.stringify({ method, threw: { code, statusCode, message } }));
    }
  };
  return new Proxy(client, { get: (_, name) => call(name) });
}

async function control(route, body) {
  const reply = await fetch(`${practice.url}/practice/${route}`, { method: "POST", body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(await reply.text());
  return reply.json();
}

const server = recorded(new postmark.ServerClient(practice.server_token, options));
const account = recorded(new postmark.AccountClient(practice.account_token, options));

const ada = "ada@example.org";
const link = "https://example.com/start";
const envelope = { From: practice.from, To: ada, Tag: "first", Metadata: { order: "7" } };
const tracked = { TrackOpens: true, TrackLinks: "HtmlAndText" };
const bodies = { Subject: "Hello", TextBody: "Hello.", HtmlBody: `<p>Hello, <a href="${link}">start</a>.</p>` };
const attachment = { Name: "a.txt", Content: "SGVsbG8=", ContentType: "text/plain", ContentID: null };
const email = { ...envelope, ...tracked, ...bodies, Cc: "Bob <bob@example.org>", Attachments: [attachment] };

async function settings() {
  await control("state", { permissions: ["bulk", "data removals", "delete servers", "message streams"] });
  for (const client of [server, account]) await client.setClientOptions(await client.getClientOptions());
  await server.getServer();
  await server.editServer({ Color: "Purple", TrackOpens: false });
}

async function templates() {
  const [Name, Alias, TemplateModel] = ["Welcome", "welcome", { name: "Ada" }];
  const { TemplateId } = await server.createTemplate({ Name, Alias, Subject: "Hello {{name}}", TextBody: "Hello." });
  await server.editTemplate(TemplateId, { HtmlBody: "<p>Dear {{name}}</p>" });
  await server.getTemplate(Alias);
  await server.getTemplates({ templateType: "Standard" });
  await server.validateTemplate({ ...bodies, TestRenderModel: TemplateModel });
  await server.validateTemplate({ Subject: "Hello {{name", TextBody: "Hello {{#each}}", HtmlBody: "{{name}}" });
  await server.sendEmailWithTemplate({ ...envelope, TemplateAlias: Alias, TemplateModel });
  await server.sendEmailBatchWithTemplates([{ ...envelope, TemplateId, TemplateModel }]);
}

async function sending() {
  const sent = await server.sendEmail(email);
  await server.sendEmailBatch([email, { ...email, To: "bo@example.org" }]);
  const bulk = await server.sendBulkEmail({ From: practice.from, ...bodies, Messages: [{ To: ada }] });
  await server.getBulkEmailStatus(bulk.Id);
  await control("clock", { advance_seconds: 60 });
  await control("open", { message_id: sent.MessageID, email: ada });
  await control("click", { message_id: sent.MessageID, email: ada, link });
  return sent;
}

async function messages({ MessageID }) {
  await server.getOutboundMessages({ recipient: ada, metadata_order: "7" });
  await server.getOutboundMessageDetails(MessageID);
  await server.getOutboundMessageDump(MessageID);
  await server.getMessageOpens({ tag: "first" });
  await server.getMessageOpensForSingleMessage(MessageID);
  await server.getMessageClicks({ tag: "first" });
  await server.getMessageClicksForSingleMessage(MessageID);
}

async function bounces() {
  const To = "HardBounce@bounce-testing.postmarkapp.com";
  const { MessageID: messageID } = await server.sendEmail({ ...email, To });
  await control("clock", { advance_seconds: 60 });
  await server.getDeliveryStatistics();
  const { Bounces } = await server.getBounces({ messageID });
  await server.getBounce(Bounces[0].ID);
  await server.getBounceDump(Bounces[0].ID);
  await server.getOutboundMessageDetails(messageID);
  await server.activateBounce(Bounces[0].ID);
}

async function inbound() {
  const here = (await server.getServer()).ID;
  const rule = await server.createInboundRuleTrigger({ Rule: "spam.example.org" });
  await server.getInboundRuleTriggers();
  const letter = { server: here, subject: "Hello", text_body: "Hello." };
  const blocked = await control("receive", { ...letter, from: "cy@spam.example.org" });
  const failed = await control("receive", { ...letter, hook_takes_it: false });
  await server.deleteInboundRuleTrigger(rule.ID);
  await server.getInboundMessageDetails(blocked.message_id);
  await server.bypassBlockedInboundMessage(blocked.message_id);
  await server.retryInboundHookForMessage(failed.message_id);
  await server.getInboundMessages();
}

async function statistics() {
  for (const name of STATISTICS) await server[name]({ tag: "first" });
  for (const name of STATISTICS) await server[name]();
}

const STATISTICS = [
  "getOutboundOverview",
  "getSentCounts",
  "getBounceCounts",
  "getSpamComplaintsCounts",
  "getTrackedEmailCounts",
  "getEmailOpenCounts",
  "getEmailOpenPlatformUsage",
  "getEmailOpenClientUsage",
  "getEmailOpenReadTimes",
  "getClickCounts",
  "getClickBrowserUsage",
  "getClickPlatformUsage",
  "getClickLocation",
];

async function webhooks() {
  const protection = { HttpAuth: { Username: "hook", Password: "rattle" }, HttpHeaders: [{ Name: "X-A", Value: "b" }] };
  const Triggers = { Open: { Enabled: true } };
  const { ID } = await server.createWebhook({ Url: practice.hook, ...protection, Triggers });
  await server.getWebhook(ID);
  await server.editWebhook(ID, { Triggers: { Bounce: { Enabled: true, IncludeContent: true } } });
  await server.getWebhooks({ messageStream: "outbound" });
  await server.deleteWebhook(ID);
}

async function streams() {
  const stream = { ID: "receipts", Name: "Receipts", MessageStreamType: "Transactional" };
  const { ID } = await server.createMessageStream(stream);
  await server.editMessageStream(ID, { Description: "What was paid" });
  await server.getMessageStream(ID);
  await server.archiveMessageStream(ID);
  await server.getMessageStreams({ includeArchivedStreams: true });
  await server.unarchiveMessageStream(ID);
  await server.createSuppressions(ID, { Suppressions: [{ EmailAddress: ada }, { EmailAddress: "no address" }] });
  await server.getSuppressions(ID);
  await server.deleteSuppressions(ID, { Suppressions: [{ EmailAddress: ada }] });
}

async function servers() {
  const { ID } = await account.createServer({ Name: "Shop", DeliveryType: "Sandbox" });
  await account.getServer(ID);
  await account.editServer(ID, { Name: "The shop" });
  const { Servers } = await account.getServers();
  const push = { SourceServerID: Servers[0].ID, DestinationServerID: ID };
  await account.pushTemplates({ ...push, PerformChanges: true });
  await account.deleteServer(ID);
  await server.deleteTemplate("welcome");
}

async function domains() {
  const { ID, DKIMPendingHost } = await account.createDomain({ Name: "example.edu" });
  await account.editDomain(ID, { ReturnPathDomain: "bounces.example.edu" });
  await account.verifyDomainSPF(ID);
  await control("state", { dns_hosts: ["example.edu", "bounces.example.edu", DKIMPendingHost] });
  await account.verifyDomainDKIM(ID);
  await account.verifyDomainReturnPath(ID);
  await account.getDomain(ID);
  await account.getDomains();
  await account.rotateDomainDKIM(ID);
  await account.deleteDomain(ID);
}

async function senders() {
  const { ID } = await account.createSenderSignature({ Name: "Cy", FromEmail: "cy@example.com" });
  await account.resendSenderSignatureConfirmation(ID);
  await control("confirm", { email: "cy@example.com" });
  await account.editSenderSignature(ID, { Name: "Cy", ReplyToEmail: ada });
  await account.getSenderSignature(ID);
  await account.getSenderSignatures();
  await account.verifySenderSignatureSPF(ID);
  await account.requestNewDKIMForSenderSignature(ID);
  await account.deleteSenderSignature(ID);
}

async function removals() {
  const removal = { RequestedBy: practice.from, RequestedFor: ada, NotifyWhenCompleted: false };
  const { ID } = await account.requestDataRemoval(removal);
  await account.getDataRemovalStatus(ID);
}

await settings();
await templates();
await messages(await sending());
for (const area of [bounces, inbound, statistics, webhooks, streams, servers, domains, senders, removals]) await area();
