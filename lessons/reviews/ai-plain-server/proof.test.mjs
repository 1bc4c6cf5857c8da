import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import test from 'node:test';

// A bad request could end the process, so each test has its own.
async function start(t) {
  const file = path.join(import.meta.dirname, 'serve.mjs');
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  t.after(() => child.kill());
  const [port] = await once(child.stdout, 'data');
  return (target, init) => fetch(
    `http://127.0.0.1:${Number(port)}${target}`,
    { ...init, signal: AbortSignal.timeout(1200) });
}

test('an unknown path is answered', async (t) => {
  const ask = await start(t);
  const res = await ask('/wp-login.php');
  assert.equal(res.status, 404);
});
test('an unknown user gets one answer', async (t) => {
  const ask = await start(t);
  const res = await ask('/user?id=9');
  assert.equal(res.status, 404);
  await res.text();
  const health = await ask('/health');
  assert.equal(health.status, 200);
});
test('a body has a limit', async (t) => {
  const ask = await start(t);
  const body = JSON.stringify({ name: 'x'.repeat(2_000_000) });
  const res = await ask('/user', { method: 'POST', body });
  assert.equal(res.status, 413);
});
test('half a JSON gets a 400', async (t) => {
  const ask = await start(t);
  const res = await ask('/user', { method: 'POST', body: '{"name":' });
  assert.equal(res.status, 400);
});
test('a new user is answered to the end', async (t) => {
  const ask = await start(t);
  const body = JSON.stringify({ name: 'Grace' });
  const res = await ask('/user', { method: 'POST', body });
  assert.deepEqual(await res.json(), { id: '2', name: 'Grace' });
});
