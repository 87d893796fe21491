// The smallest application that signs people in by mail with Auth.js 5: node:http, @auth/core and its stock providers.
// What is wrong with it comes as JSON in the first argument; the tokens come from the environment, as in real life.
import { createServer } from "node:http";
import { Auth, setEnvDefaults } from "@auth/core";
import Nodemailer from "@auth/core/providers/nodemailer";
import Postmark from "@auth/core/providers/postmark";
import { memoryAdapter } from "./memory-adapter.mjs";

const { provider = "postmark", options = {}, bare = false, adapter = true, strategy, trustHost = true } = JSON.parse(process.argv[2] ?? "{}");

const { SMTP_LOGIN, SMTP_PORT } = process.env;
const mailServer = SMTP_LOGIN && { host: "127.0.0.1", port: SMTP_PORT, auth: JSON.parse(SMTP_LOGIN), tls: { rejectUnauthorized: false } };
const providers = {
  postmark: () => (bare ? Postmark : Postmark(options)),
  nodemailer: () => Nodemailer({ ...options, server: mailServer }),
};
const config = {
  basePath: "/auth",
  providers: [providers[provider]()],
  trustHost,
  ...(adapter && { adapter: memoryAdapter() }),
  ...(strategy && { session: { strategy } }),
};
setEnvDefaults(process.env, config);

const read = async (request) => { const parts = []; for await (const part of request) parts.push(part); return Buffer.concat(parts); };

const server = createServer(async (request, response) => {
  const url = new URL(request.url, `http://${request.headers.host}`);
  const body = request.method === "POST" ? await read(request) : undefined;
  const answer = await Auth(new Request(url, { method: request.method, headers: request.headers, body }), { ...config });
  response.writeHead(answer.status, [...answer.headers].flat());
  response.end(Buffer.from(await answer.arrayBuffer()));
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })));
