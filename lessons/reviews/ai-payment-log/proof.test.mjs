import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createApp } from './subject.mjs';

const card = { number: '4242424242424242', cvc: '737' };

async function start(t, charge) {
  const lines = [];
  t.mock.method(console, 'log', (line) => lines.push(JSON.parse(line)));
  const server = createApp({ charge }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => { server.closeAllConnections(); server.close(); });
  const base = `http://127.0.0.1:${server.address().port}`;
  const pay = async (orderId) => {
    const res = await fetch(`${base}/pay/${orderId}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer of-ann',
      },
      body: JSON.stringify({ card, amount: 40 }),
    });
    await res.text();
    return res.headers.get('x-request-id');
  };
  return { lines, pay };
}

const refuse = async () => { throw new Error('card expired'); };

test('each line has the id of its own request', async (t) => {
  let letGo;
  let arrived;
  const slow = new Promise((resolve) => { letGo = resolve; });
  const first = new Promise((resolve) => { arrived = resolve; });
  let calls = 0;
  const { lines, pay } = await start(t, async () => {
    calls += 1;
    if (calls > 1) return letGo();
    arrived();
    return slow;
  });
  const one = pay('1');
  await first;
  const ids = await Promise.all([one, pay('2')]);
  const charged = lines.filter((line) => line.message === 'charged');
  for (const { orderId, requestId } of charged) {
    assert.equal(requestId, ids[orderId - 1]);
  }
  assert.equal(charged.length, 2);
});

test('no token reaches the log', async (t) => {
  const { lines, pay } = await start(t, async () => 'r-1');
  await pay('1');
  assert.doesNotMatch(JSON.stringify(lines), /of-ann/);
});

test('no card reaches the log', async (t) => {
  const { lines, pay } = await start(t, async () => 'r-1');
  await pay('1');
  assert.doesNotMatch(JSON.stringify(lines), /42424242|"737"/);
});

test('the log knows why a charge failed', async (t) => {
  const { lines, pay } = await start(t, refuse);
  await pay('1');
  assert.match(JSON.stringify(lines), /card expired/);
});

test('no log file is written', async (t) => {
  const { pay } = await start(t, refuse);
  await pay('1');
  assert.equal(existsSync('errors.log'), false);
});
