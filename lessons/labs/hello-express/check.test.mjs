import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createApp } from './app.mjs';

async function ask(path, options) {
  const server = createApp().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}${path}`;
  try {
    const signal = AbortSignal.timeout(2000);
    const res = await fetch(url, { ...options, signal });
    const text = await res.text();
    let body;
    try {
      body = JSON.parse(text);
    } catch {
      assert.fail(`not JSON: ${text.slice(0, 60)}`);
    }
    return { status: res.status, body, headers: res.headers };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('health', async () => {
  const { status, body } = await ask('/health');
  assert.equal(status, 200);
  assert.deepEqual(body, { status: 'up' });
});

test('numbers are squared', async () => {
  const four = await ask('/square/4');
  assert.equal(four.status, 200);
  assert.deepEqual(four.body, { n: 4, square: 16 });
  assert.deepEqual((await ask('/square/-3')).body, { n: -3, square: 9 });
});

test('what is no integer is refused', async () => {
  for (const bad of ['abc', '1.5', '1e3', '0x10', '%20', '123456789']) {
    const { status, body } = await ask(`/square/${bad}`);
    assert.equal(status, 400, bad);
    assert.deepEqual(body, { error: 'n must be an integer' });
  }
});

test('everything else is a JSON 404', async () => {
  const wanted = { error: 'not found' };
  const nope = await ask('/nope');
  assert.equal(nope.status, 404);
  assert.deepEqual(nope.body, wanted);
  const post = await ask('/health', { method: 'POST' });
  assert.equal(post.status, 404);
  assert.deepEqual(post.body, wanted);
});

test('no x-powered-by', async () => {
  const { headers } = await ask('/square/2');
  assert.equal(headers.get('x-powered-by'), null);
});
