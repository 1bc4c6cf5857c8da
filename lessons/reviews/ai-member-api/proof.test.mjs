import test from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createApi, createSite } from './subject.mjs';

async function ask(app, path, options) {
  app.set('env', 'test'); // keeps the log quiet
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${server.address().port}`;
  try {
    const res = await fetch(base + path, options);
    return { status: res.status, text: await res.text() };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const many = () => new Map(Array.from({ length: 30 }, (_, i) =>
  [String(i), { id: String(i), name: `member ${i}` }]));

test('without a limit, twenty members come', async () => {
  const { text } = await ask(createApi(many()), '/members');
  assert.equal(JSON.parse(text).length, 20);
});

test('a new member is answered with 201', async () => {
  const { status } = await ask(createApi(many()), '/members', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"Ada"}',
  });
  assert.equal(status, 201);
});

test('a deletion is answered with 204', async () => {
  const options = { method: 'DELETE' };
  const { status } = await ask(createApi(many()), '/members/7', options);
  assert.equal(status, 204);
});

test('every address gets the page', async () => {
  const { status, text } = await ask(createSite('<h1>hi</h1>'), '/a/b');
  assert.equal(status, 200);
  assert.equal(text, '<h1>hi</h1>');
});

test('a taken port is reported as a failure', async () => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  const code = `import express from 'express';
    import { start } from './subject.mjs';
    start(express(), ${other.address().port});`;
  const child = spawn(process.execPath,
    ['--input-type=module', '--eval', code]);
  let out = '';
  child.stdout.on('data', (chunk) => { out += chunk; });
  const [status] = await once(child, 'close');
  other.close();
  assert.equal(out, '');
  assert.notEqual(status, 0);
});
