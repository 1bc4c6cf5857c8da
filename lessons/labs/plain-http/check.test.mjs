import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import test, { after, before } from 'node:test';
import { createApp } from './app.mjs';

let server;
let base;
before(async () => {
  server = createApp().listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${server.address().port}`;
});
after(() => { server.closeAllConnections(); server.close(); });

async function ask(method, target, body) {
  const signal = AbortSignal.timeout(2000);
  const res = await fetch(base + target, { method, body, signal });
  const type = res.headers.get('content-type') ?? 'nothing';
  assert.match(type, /^application\/json/);
  return { status: res.status, value: await res.json(), res };
}
async function expectAnswer(call, status, value) {
  const got = await call;
  assert.deepEqual([got.status, got.value], [status, value]);
  return got.res.headers;
}

test('health', async () => {
  await expectAnswer(ask('GET', '/health'), 200, { ok: true });
  await expectAnswer(ask('GET', '/health?x=1'), 200, { ok: true });
});

test('greet', async () => {
  const body = JSON.stringify({ name: 'Zoë' });
  const answer = ask('POST', '/greet?a=b', body);
  await expectAnswer(answer, 200, { hello: 'Zoë' });
});
test('greet, cut between two bytes of a letter', async () => {
  const bytes = Buffer.from(JSON.stringify({ name: 'Zoë' }));
  const cut = bytes.indexOf('ë') + 1;
  const req = request(`${base}/greet`, { method: 'POST' });
  req.setNoDelay(true);
  req.write(bytes.subarray(0, cut));
  await new Promise((resolve) => setTimeout(resolve, 100));
  req.end(bytes.subarray(cut));
  const [res] = await once(req, 'response');
  let text = '';
  for await (const part of res.setEncoding('utf8')) text += part;
  assert.deepEqual(JSON.parse(text), { hello: 'Zoë' });
});

test('bad json', async () => {
  for (const body of ['{a', '', 'name=Ada']) {
    const call = ask('POST', '/greet', body);
    await expectAnswer(call, 400, { error: 'bad json' });
  }
});
test('no name', async () => {
  for (const body of ['{}', '{"name":5}', '[]', '"Ada"', 'null']) {
    const call = ask('POST', '/greet', body);
    await expectAnswer(call, 422, { error: 'no name' });
  }
});

test('too large', async () => {
  for (const size of [1200, 300_000]) {
    const call = ask('POST', '/greet', JSON.stringify('x'.repeat(size)));
    const headers = await expectAnswer(call, 413, { error: 'too large' });
    assert.equal(headers.get('connection'), 'close');
  }
  const fits = JSON.stringify({ name: 'x'.repeat(980) });
  assert.equal((await ask('POST', '/greet', fits)).status, 200);
});

test('others: paths and methods', async () => {
  for (const target of ['/', '/nope', '/greet/x', '/toString']) {
    const call = ask('GET', target);
    await expectAnswer(call, 404, { error: 'not found' });
  }
  const wrong = { error: 'wrong method' };
  const one = await expectAnswer(ask('GET', '/greet'), 405, wrong);
  assert.match(one.get('allow') ?? '', /POST/);
  const two = await expectAnswer(ask('DELETE', '/health'), 405, wrong);
  assert.match(two.get('allow') ?? '', /GET/);
});

test('strange: a target that is no URL', async () => {
  await expectAnswer(ask('GET', '//'), 400, { error: 'bad url' });
  await expectAnswer(ask('GET', '/health'), 200, { ok: true });
});
