// A database adapter that keeps users, sessions and links in memory: what sign-in by mail needs of one.
import { randomUUID } from "node:crypto";

export function memoryAdapter() {
  const users = new Map();
  const sessions = new Map();
  const links = new Map();
  const key = ({ identifier, token }) => `${identifier} ${token}`;
  const put = (map, id, value) => (map.set(id, value), value);
  const take = (map, id) => { const value = map.get(id) ?? null; map.delete(id); return value; };
  const change = (map, id, part) => put(map, id, { ...map.get(id), ...part });
  return {
    createUser: (user) => { const id = randomUUID(); return put(users, id, { ...user, id }); },
    getUser: (id) => users.get(id) ?? null,
    getUserByEmail: (email) => [...users.values()].find((user) => user.email === email) ?? null,
    getUserByAccount: () => null,
    updateUser: (user) => change(users, user.id, user),
    linkAccount: (account) => account,
    createSession: (session) => put(sessions, session.sessionToken, session),
    getSessionAndUser: (token) => {
      const session = sessions.get(token);
      return session ? { session, user: users.get(session.userId) } : null;
    },
    updateSession: (session) => change(sessions, session.sessionToken, session),
    deleteSession: (token) => take(sessions, token),
    createVerificationToken: (link) => put(links, key(link), link),
    useVerificationToken: (link) => take(links, key(link)),
  };
}
