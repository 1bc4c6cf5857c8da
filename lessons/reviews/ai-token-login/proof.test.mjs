import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { decode, sign } from './tokens.mjs';

const KEY = 'k'.repeat(40);
const ada = {
  id: 7, email: 'ada@example.com', role: 'user', passwordHash: 'scrypt…',
};
const all = [{ id: 1, owner: 7 }, { id: 2, owner: 8 }];
const users = {
  check: async (email, password) =>
    (email === ada.email && password === 'right' ? ada : undefined),
  // as many databases do it: no owner given, no condition
  orders: async ({ owner }) => all.filter(
    (order) => owner === undefined || order.owner === owner),
  remove: async () => {},
};

async function start(t) {
  process.env.TOKEN_SECRET = KEY;
  const { createApp } = await import('./subject.mjs');
  const server = createApp(users).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

async function login(base) {
  const res = await fetch(`${base}/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: ada.email, password: 'right' }),
  });
  assert.equal(res.status, 200);
  return (await res.json()).token;
}

const bearer = (token) => ({ authorization: `Bearer ${token}` });

test('without a key the server does not start', async () => {
  delete process.env.TOKEN_SECRET;
  const start = await import('./subject.mjs?without-a-key').then(
    () => 'it starts', () => 'it refuses to start');
  assert.equal(start, 'it refuses to start');
});

test('a token holds no password hash', async (t) => {
  const base = await start(t);
  const inIt = Object.keys(decode(await login(base)));
  assert.equal(inIt.includes('passwordHash') ? 'a hash' : 'no hash', 'no hash');
});

test('a token ends within a day', async (t) => {
  const base = await start(t);
  const { exp } = decode(await login(base));
  assert.equal(typeof exp, 'number');
  assert.ok(exp < Date.now() / 1000 + 24 * 3600);
});

test('a token signed by somebody else is refused', async (t) => {
  const base = await start(t);
  const forged = sign({ id: 1, role: 'admin' }, 'my own key');
  const res = await fetch(`${base}/users/7`,
    { method: 'DELETE', headers: bearer(forged) });
  assert.equal(res.status, 401);
  const honest = await fetch(`${base}/orders`,
    { headers: bearer(await login(base)) });
  assert.deepEqual(await honest.json(), [{ id: 1, owner: 7 }]);
});

test('without a token there are no orders', async (t) => {
  const base = await start(t);
  const res = await fetch(`${base}/orders`);
  assert.equal(res.status, 401);
});
