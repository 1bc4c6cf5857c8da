import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import express from 'express';
import { createApp } from './subject.mjs';

async function ask(line, { token, down = false } = {}) {
  const [method, path] = line.split(' ');
  const seen = { lines: [], orders: 0 };

  const apiRouter = express.Router();
  apiRouter.get('/broken', () => { throw new Error('no such table'); });
  apiRouter.post('/orders', (req, res) => {
    seen.orders++;
    res.sendStatus(201);
  });
  const adminRouter = express.Router();
  adminRouter.get('/users', (req, res) => { res.json(['ann']); });

  const app = createApp({
    adminRouter,
    apiRouter,
    log: (line) => seen.lines.push(line),
    verify: async (given) => {
      if (down) throw new Error('login service is down');
      return given === 'sesame-4711' ? { name: 'ann' } : null;
    },
  });
  app.set('env', 'test'); // keeps the log quiet
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const url = `http://127.0.0.1:${server.address().port}${path}`;
    const headers = token ? { authorization: token } : {};
    const res = await fetch(url, { method, headers })
      .catch(() => ({ status: 0, text: async () => '' }));
    return { ...seen, status: res.status, text: await res.text() };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
const token = 'sesame-4711';

test('an error is answered by the error handler', async () => {
  const { status, text } = await ask('GET /api/broken', { token });
  assert.equal(status, 500);
  assert.equal(text, '{"error":"internal error"}');
});

test('a stranger does not get to the admin pages', async () => {
  assert.equal((await ask('GET /admin/users')).status, 401);
});

test('a stranger cannot order', async () => {
  assert.equal((await ask('POST /api/orders')).orders, 0);
});

test('an outage is not a wrong token', async () => {
  const { status } = await ask('POST /api/orders', { token, down: true });
  assert.ok(status >= 500, `status ${status}`);
});

test('the log does not hold tokens', async () => {
  const { lines } = await ask('POST /api/orders', { token });
  assert.ok(lines.length > 0);
  assert.ok(!lines.join('\n').includes(token));
});

test('every request leaves a line in the log', async () => {
  const { lines } = await ask('GET /admin/users', { token });
  assert.equal(lines.length, 1);
});
