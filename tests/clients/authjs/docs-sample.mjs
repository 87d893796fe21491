// The settings as a page of the Auth.js documentation shows them: the key is written as a bare name.
import "@auth/core";
import Postmark from "@auth/core/providers/postmark";

export const settings = { providers: [Postmark({ apiKey: AUTH_POSTMARK_KEY, from: "hello@example.com" })] };
