import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createApp } from './subject.mjs';

const note = { id: 1, ownerId: 'ann', email: 'ann@example.com', text: 'hi' };

async function start(t, changes) {
  const shares = [];
  const db = {
    note: async (id) => (id === 1 ? note : null),
    addShare: async (share) => { shares.push(share); },
    noteByToken: async (token) =>
      (shares.some((share) => share.token === token) ? note : null),
    ...changes,
  };
  const login = (req, res, next) => {
    req.user = { id: req.get('x-user') };
    next();
  };
  const app = createApp({ db, login });
  app.set('env', 'test'); // keeps the log quiet
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => { server.closeAllConnections(); server.close(); });
  return async (line, headers) => {
    const [method, path] = line.split(' ');
    const url = `http://127.0.0.1:${server.address().port}${path}`;
    const res = await fetch(url, { method, headers });
    const text = await res.text();
    return { status: res.status, headers: res.headers, text };
  };
}
const ann = { 'x-user': 'ann' };

test('only the owner can share', async (t) => {
  const ask = await start(t);
  const { status } = await ask('POST /notes/1/share', { 'x-user': 'bob' });
  assert.equal(status, 404);
});

test('links do not come from Math.random', async (t) => {
  const ask = await start(t);
  t.mock.method(Math, 'random', () => 0.42);
  const one = await ask('POST /notes/1/share', ann);
  const two = await ask('POST /notes/1/share', ann);
  assert.notEqual(one.text, two.text);
});

test('a failure is no success', async (t) => {
  const addShare = async () => { throw new Error('db is down'); };
  const ask = await start(t, { addShare });
  assert.equal((await ask('POST /notes/1/share', ann)).status, 500);
});

test('a strange website is not let in', async (t) => {
  const ask = await start(t);
  const origin = 'https://evil.example';
  const { headers } = await ask('GET /shared/x', { origin });
  assert.notEqual(headers.get('access-control-allow-origin'), origin);
});

test('the link shows the text only', async (t) => {
  const ask = await start(t);
  const { link } = JSON.parse((await ask('POST /notes/1/share', ann)).text);
  const { text } = await ask(`GET ${link}`);
  assert.deepEqual(JSON.parse(text), { text: 'hi' });
});
