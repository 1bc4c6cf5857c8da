import test from 'node:test';
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createApp } from './subject.mjs';

async function start(t, parts) {
  const server = createApp(parts).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => { server.closeAllConnections(); server.close(); });
  return `http://127.0.0.1:${server.address().port}`;
}

test('old reports are let go', async (t) => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc');
  let first;
  const base = await start(t, {
    buildReport: async (key) => {
      const report = { key };
      first ??= new WeakRef(report);
      return report;
    },
  });
  for (let i = 0; i < 150; i++) {
    await (await fetch(`${base}/reports/old-${i}`)).text();
  }
  await sleep(20);
  collectGarbage();
  assert.equal(first.deref(), undefined, 'the first of 150 is still here');
});

test('a report that many ask for is built once', async (t) => {
  let built = 0;
  const base = await start(t, {
    buildReport: async (key) => {
      built += 1;
      await sleep(300);
      return { key };
    },
  });
  const asks = Array.from({ length: 8 }, async () =>
    (await fetch(`${base}/reports/popular`)).text());
  await Promise.all(asks);
  assert.equal(built, 1);
});

test('a visitor who left costs nothing', async (t) => {
  const running = new Set();
  const { setInterval, clearInterval } = globalThis;
  t.mock.method(globalThis, 'setInterval', (work, ms) => {
    const timer = setInterval(work, ms).unref();
    if (ms === 15_000) running.add(timer);
    return timer;
  });
  t.mock.method(globalThis, 'clearInterval', (timer) => {
    running.delete(timer);
    clearInterval(timer);
  });
  const base = await start(t, {});
  const visit = new AbortController();
  const res = await fetch(`${base}/news`, { signal: visit.signal });
  await res.body.getReader().read();
  assert.equal(running.size, 1);
  visit.abort();
  for (let i = 0; i < 40 && running.size > 0; i++) await sleep(20);
  assert.equal(running.size, 0);
});

test('a slow partner does not make us ill', async (t) => {
  const base = await start(t, {
    db: { query: async () => [] },
    partner: { status: () => new Promise(() => {}) },
  });
  const signal = AbortSignal.timeout(1000);
  assert.equal((await fetch(`${base}/health`, { signal })).status, 200);
});

test('a deployment does not cut off a request', async (t) => {
  const child = fork('./server.mjs', { stdio: 'ignore' });
  t.after(() => child.kill('SIGKILL'));
  const [port] = await once(child, 'message');
  const answer = fetch(`http://127.0.0.1:${port}/reports/a`);
  answer.catch(() => {});
  await once(child, 'message'); // building
  child.kill('SIGTERM');
  assert.deepEqual(await (await answer).json(), { key: 'a' });
});
