import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { requestLog } from './request-log.mjs';

async function play({ headers, mounted = false } = {}) {
  const lines = [];
  const middleware = requestLog((line) => lines.push(line));
  const server = createServer((req, res) => {
    if (mounted) { // what Express does below a path
      req.originalUrl = req.url;
      req.url = req.url.replace('/api', '');
    }
    middleware(req, res, () => {
      if (mounted) req.url = '/changed';
      setTimeout(() => {
        res.statusCode = 418;
        res.end(String(req.id));
      }, 20);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${server.address().port}`;
  try {
    const signal = AbortSignal.timeout(2000);
    const res = await fetch(`${base}/api/tea?x=1`, { headers, signal });
    const id = await res.text();
    for (let i = 0; i < 50 && lines.length === 0; i++) await sleep(10);
    await sleep(10);
    return { id, header: res.headers.get('x-request-id'), lines };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test('a good id is kept', async () => {
  const { id } = await play({ headers: { 'x-request-id': 'client-0042' } });
  assert.equal(id, 'client-0042');
});

test('without an id, there is a new one each time', async () => {
  const a = await play();
  const b = await play();
  assert.match(a.id, uuid);
  assert.match(b.id, uuid);
  assert.notEqual(a.id, b.id);
});

test('a strange id is replaced', async () => {
  for (const bad of ['short', 'a'.repeat(65), 'x y z; drop table']) {
    const { id } = await play({ headers: { 'x-request-id': bad } });
    assert.match(id, uuid);
  }
});

test('the answer carries the id', async () => {
  const headers = { 'x-request-id': 'client-0042' };
  assert.equal((await play({ headers })).header, 'client-0042');
});

test('one line, with what was really sent', async () => {
  const headers = { 'x-request-id': 'client-0042' };
  const { lines } = await play({ headers });
  assert.equal(lines.length, 1);
  const { ms, ...rest } = lines[0];
  assert.deepEqual(rest, {
    id: 'client-0042',
    method: 'GET',
    url: '/api/tea?x=1',
    status: 418,
  });
  assert.ok(ms >= 15 && ms < 2000, `ms is ${ms}`);
});

test('below a path, the url is the full one', async () => {
  const headers = { 'x-request-id': 'client-0042' };
  const { lines } = await play({ headers, mounted: true });
  assert.equal(lines[0]?.url, '/api/tea?x=1');
});
