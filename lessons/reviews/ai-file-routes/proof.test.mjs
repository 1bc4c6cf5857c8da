import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import test, { after, before } from 'node:test';

const here = import.meta.dirname;
const put = (name, text) => {
  const file = path.join(here, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};
put('uploads/menu.txt', 'soup');
put('uploads-private/key.txt', 'a private key');
put('secret.txt', 'a password');

let reads = 0;
const { readFileSync } = fs;
fs.readFileSync = (file, ...rest) => {
  if (String(file).endsWith('menu.txt')) reads++;
  return readFileSync(file, ...rest);
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

function ask(target, method = 'GET') {
  const { port } = server.address();
  const signal = AbortSignal.timeout(1000);
  return fetch(`http://127.0.0.1:${port}${target}`, { method, signal });
}

test('download stays inside the folder', async () => {
  const res = await ask('/download?name=../secret.txt');
  assert.doesNotMatch(await res.text(), /password/);
});
test('download of an unknown file answers', async () => {
  const res = await ask('/download?name=nope.txt');
  assert.equal(res.status, 404);
});
test('download does not read synchronously', async () => {
  const res = await ask('/download?name=menu.txt');
  assert.equal(await res.text(), 'soup');
  assert.equal(reads, 0);
});
test('preview does not open the folder next door', async () => {
  const res = await ask('/preview/..%2fuploads-private%2fkey.txt');
  assert.doesNotMatch(await res.text(), /private key/);
});
test('delete stays inside the folder', async () => {
  await ask('/files?name=....//secret.txt', 'DELETE');
  assert.ok(fs.existsSync(path.join(here, 'secret.txt')));
});
