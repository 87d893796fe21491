// Calls every public method of the official `postmark` package once, against the server named as the first argument.
// The token of each call is the method's own name; prints the names as one JSON array.
import { CLIENTS, methodsOf } from "./methods.mjs";

const ARGUMENTS = {
  bulkEmail: {},
  bulkRequestId: "bulk-request",
  email: {},
  emails: [{}],
  filter: {},
  id: 7,
  idOrAlias: 7,
  messageId: "message",
  messageStream: "outbound",
  options: {},
  template: {},
  templates: [{}],
};

function argumentsFor(method) {
  const names = /\(([^)]*)\)/.exec(method.toString())[1].split(",").map((name) => name.trim());
  return names.filter((name) => name !== "callback").map((name) => {
    if (!(name in ARGUMENTS)) throw new Error(`no argument is known for the parameter "${name}"`);
    return structuredClone(ARGUMENTS[name]);
  });
}

const options = { requestHost: new URL(process.argv[2]).host, useHttps: false };
const called = [];
for (const Client of CLIENTS) {
  for (const name of methodsOf(Client)) {
    const caller = `${Client.name}.${name}`;
    const client = new Client(caller, options);
    await client[name](...argumentsFor(client[name]));
    called.push(caller);
  }
}
console.log(JSON.stringify(called));
