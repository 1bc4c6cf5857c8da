import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

const MB = 1024 * 1024;
const uploads = fs.mkdtempSync(path.join(os.tmpdir(), 'uploads-'));
process.env.UPLOADS = uploads;
const { app } = await import('./subject.mjs');
test.after(() => fs.rmSync(uploads, { recursive: true }));

// Draws one watermark, asks for /health when the step `from` begins, and
// returns whether the answer was there before the step `to`.
async function healthAnswers({ from, to, bytes, diskDelay }) {
  fs.writeFileSync(path.join(uploads, 'photo.raw'), Buffer.alloc(bytes, 1));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${server.address().port}`;

  const seen = [];
  let health;
  const step = (name) => {
    seen.push(name);
    if (name !== from) return;
    health = fetch(`${base}/health`).then(() => seen.push('health'));
  };

  const { readFileSync, promises: { readFile, writeFile } } = fs;
  fs.readFileSync = (...args) => {
    step('read');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, diskDelay);
    const pixels = readFileSync(...args);
    step('draw');
    return pixels;
  };
  fs.promises.readFile = async (...args) => {
    step('read');
    await sleep(diskDelay);
    const pixels = await readFile(...args);
    step('draw');
    return pixels;
  };
  fs.promises.writeFile = async () => step('write');
  syncBuiltinESMExports();

  await fetch(`${base}/watermarks`, { method: 'POST' });
  await health;
  Object.assign(fs, { readFileSync });
  Object.assign(fs.promises, { readFile, writeFile });
  syncBuiltinESMExports();
  server.closeAllConnections();
  server.close();
  return seen.indexOf('health') < seen.indexOf(to);
}

test('health answers while the disk is slow', async () => {
  const read = { from: 'read', to: 'draw', bytes: 8, diskDelay: 500 };
  assert.equal(await healthAnswers(read), true);
});

test('health answers while a watermark is drawn', async () => {
  const draw = { from: 'draw', to: 'write', bytes: 64 * MB, diskDelay: 0 };
  assert.equal(await healthAnswers(draw), true);
});
