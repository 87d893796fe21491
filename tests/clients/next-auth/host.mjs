// The smallest application that signs people in by mail with NextAuth 4: its own handler for API routes, with the few
// things that Next.js hangs onto a request and a response. What is wrong with it comes as JSON in the first argument.
import { createServer } from "node:http";
import nextAuth from "next-auth/next";
import emailProvider from "next-auth/providers/email";
import { memoryAdapter } from "../authjs/memory-adapter.mjs";

const { options = {}, adapter = true } = JSON.parse(process.argv[2] ?? "{}");
const settings = () => ({
  providers: [emailProvider.default({ server: process.env.EMAIL_SERVER, from: process.env.EMAIL_FROM, ...options })],
  ...(adapter && { adapter: stored }),
});
const stored = memoryAdapter();

const cookiesOf = ({ headers: { cookie = "" } }) =>
  Object.fromEntries(cookie.split("; ").filter(Boolean).map((pair) => [pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]));

const bodyOf = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()));
};

const server = createServer(async (request, response) => {
  const url = new URL(request.url, process.env.NEXTAUTH_URL);
  const steps = url.pathname.replace("/api/auth/", "").split("/");
  Object.assign(request, { query: { ...Object.fromEntries(url.searchParams), nextauth: steps }, cookies: cookiesOf(request), body: await bodyOf(request) });
  Object.assign(response, {
    status: (code) => Object.assign(response, { statusCode: code }),
    json: (value) => response.setHeader("content-type", "application/json").end(JSON.stringify(value)),
    send: (value) => (typeof value === "object" ? response.json(value) : response.end(value)),
  });
  await nextAuth.default(request, response, settings());
});
server.listen(0, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  process.env.NEXTAUTH_URL ??= url;
  console.log(JSON.stringify({ url }));
});
