// Sends what is meant for Postmark's API to a practice Postmark on this machine, and everything else nowhere.
// Auth.js has the API's address built in; loaded with `node --import`, this leaves its own code untouched.
import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto; // Auth.js expects it there, as it is from Node 20 on

const practice = new URL(process.env.PRACTICE_POSTMARK);
if (!["127.0.0.1", "localhost", "[::1]"].includes(practice.hostname)) throw new Error("PRACTICE_POSTMARK has to be on this machine.");

const realFetch = globalThis.fetch;
globalThis.fetch = (target, options) => {
  const url = new URL(target instanceof Request ? target.url : target);
  if (url.host !== "api.postmarkapp.com") throw new Error(`Nothing may be fetched from ${url.host}.`);
  return realFetch(new URL(url.pathname, practice), options);
};
