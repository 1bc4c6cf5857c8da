import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

const log = path.join(import.meta.dirname, 'app.log');
process.env.NODE_ENV = 'test'; // Express prints no stack traces
const { app, jobs } = await import('./subject.mjs');

let server;
before(async () => {
  writeFileSync(log, 'start\nsoup sold\nstop\n');
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
after(() => { server.closeAllConnections(); server.close(); });

const get = (target, signal = AbortSignal.timeout(1500)) =>
  fetch(`http://127.0.0.1:${server.address().port}${target}`, { signal });

test('a search cannot start other commands', async () => {
  const q = encodeURIComponent('soup" /dev/null; echo "IN$(echo JECTED)');
  const text = await (await get(`/logs?q=${q}`)).text();
  assert.doesNotMatch(text, /INJECTED/);
  const found = await (await get('/logs?q=soup')).text();
  assert.equal(found, 'soup sold\n');
});
test('a failing search is no empty result', async () => {
  rmSync(log);
  const res = await get('/logs?q=soup');
  writeFileSync(log, 'start\nsoup sold\nstop\n');
  assert.equal(res.status, 500);
});
test('a missing tool is answered', async () => {
  const res = await get('/report');
  assert.equal(res.status, 500);
});
test('visitors who leave take their listener along', async () => {
  for (let i = 0; i < 3; i++) {
    const visit = new AbortController();
    await get('/progress', visit.signal);
    visit.abort();
  }
  for (let i = 0; i < 20; i++) {
    if (jobs.listenerCount('progress') === 0) break;
    await wait(50);
  }
  assert.equal(jobs.listenerCount('progress'), 0);
});
test('an uncaught exception ends the process', () => {
  const script = `
    await import('./subject.mjs');
    setTimeout(() => process.exit(0), 300);
    setTimeout(() => { throw new Error('bug'); }, 10);
  `;
  const child = spawnSync(process.execPath,
    ['--input-type=module', '-e', script], { cwd: import.meta.dirname });
  assert.equal(child.status, 1);
  assert.match(child.stderr.toString(), /bug/);
});
