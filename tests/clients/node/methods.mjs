// The methods that the official `postmark` package defines on its two clients, found by looking at them.
import postmark from "postmark";

export const CLIENTS = [postmark.ServerClient, postmark.AccountClient];

export function methodsOf(Client) {
  return Object.getOwnPropertyNames(Client.prototype).filter((name) => name !== "constructor");
}
