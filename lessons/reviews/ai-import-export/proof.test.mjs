import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import fsp from 'node:fs/promises';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { store } from './store.mjs';

const data = path.join(import.meta.dirname, 'data');
mkdirSync(data, { recursive: true });
writeFileSync(path.join(data, 'orders.csv'), 'soup;4\n');

let wholeFiles = 0;
const { readFile } = fsp;
fsp.readFile = (file, ...rest) => {
  if (String(file).endsWith('orders.csv')) wholeFiles++;
  return readFile(file, ...rest);
};
syncBuiltinESMExports();
process.env.NODE_ENV = 'test'; // Express prints no stack traces
const { app } = await import('./subject.mjs');

let server;
before(async () => {
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
after(() => { server.closeAllConnections(); server.close(); });

const base = () => `http://127.0.0.1:${server.address().port}`;
const get = (target) =>
  fetch(base() + target, { signal: AbortSignal.timeout(1500) });
const send = (body) => fetch(`${base()}/import`, {
  method: 'POST', body, signal: AbortSignal.timeout(1500) });

test('import refuses a body without end', async () => {
  const res = await send('soup;4\n'.repeat(300_000));
  assert.equal(res.status, 413);
});
test('import keeps letters whole', async () => {
  const bytes = Buffer.from('café;2\n');
  const req = http.request(`${base()}/import`, { method: 'POST' });
  req.setNoDelay(true);
  req.write(bytes.subarray(0, 4)); // ends inside the é
  await new Promise((resolve) => setTimeout(resolve, 100));
  req.end(bytes.subarray(4));
  const [res] = await once(req, 'response');
  res.resume();
  await once(res, 'end');
  await new Promise((resolve) => setTimeout(resolve, 50)); // be kind
  assert.equal(store.rows.at(-1).name, 'café');
});
test('import does not report rows that were not saved', async () => {
  store.full = true;
  const res = await send('soup;4\n');
  store.full = false;
  assert.equal(res.status, 500);
});
test('export does not hold the whole file', async () => {
  const res = await get('/export');
  assert.equal(await res.text(), 'soup;4\n');
  assert.equal(wholeFiles, 0);
});

// The last two could end the process, so they get one of their own.
async function inOwnProcess(t) {
  const args = [path.join(import.meta.dirname, 'serve.mjs')];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NODE_ENV: 'test' },
  });
  t.after(() => child.kill());
  const [port] = await once(child.stdout, 'data');
  return `http://127.0.0.1:${Number(port)}`;
}

test('import answers a bad row with 400', async (t) => {
  const url = `${await inOwnProcess(t)}/import`;
  const res = await fetch(url, { method: 'POST', body: 'soup;4\nbread' });
  assert.equal(res.status, 400);
});
test('backup answers 500 for a missing file', async (t) => {
  const res = await fetch(`${await inOwnProcess(t)}/backup`);
  assert.equal(res.status, 500);
});
