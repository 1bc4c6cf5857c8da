import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import express from 'express';
import { notesRouter } from './notes.mjs';

const three = () => new Map([[3, 'milk'], [10, 'bread'], [9, 'tea']]);

async function ask(path, { method = 'GET', notes = three() } = {}) {
  const app = express();
  app.set('env', 'test'); // keeps the log quiet
  app.use(notesRouter(notes));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const base = `http://127.0.0.1:${server.address().port}`;
    const signal = AbortSignal.timeout(2000);
    const res = await fetch(base + path, { method, signal });
    const text = await res.text();
    let body = text;
    try { body = JSON.parse(text); } catch { /* not JSON */ }
    return { status: res.status, body };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('the list', async () => {
  const { status, body } = await ask('/notes');
  assert.equal(status, 200);
  assert.deepEqual(body, [
    { id: 3, text: 'milk' },
    { id: 10, text: 'bread' },
    { id: 9, text: 'tea' },
  ]);
  assert.deepEqual((await ask('/notes?limit=1')).body,
    [{ id: 3, text: 'milk' }]);
});

test('twenty by default', async () => {
  const notes = new Map(Array.from({ length: 60 }, (_, i) => [i, 'x']));
  assert.equal((await ask('/notes', { notes })).body.length, 20);
  assert.equal((await ask('/notes?limit=50', { notes })).body.length, 50);
});

test('a bad limit', async () => {
  for (const bad of ['0', '51', 'x', '5x', '-1', '', '1&limit=2']) {
    assert.equal((await ask(`/notes?limit=${bad}`)).status, 400, bad);
  }
});

test('the latest note', async () => {
  assert.deepEqual(await ask('/notes/latest'),
    { status: 200, body: { id: 10, text: 'bread' } });
  const { status } = await ask('/notes/latest', { notes: new Map() });
  assert.equal(status, 404);
});

test('one note', async () => {
  assert.deepEqual(await ask('/notes/9'),
    { status: 200, body: { id: 9, text: 'tea' } });
  assert.equal((await ask('/notes/77')).status, 404);
});

test('an id that is no number', async () => {
  for (const bad of ['9x', 'tea', '-9', '9.0']) {
    assert.equal((await ask(`/notes/${bad}`)).status, 400, bad);
    const { status } = await ask(`/notes/${bad}`, { method: 'DELETE' });
    assert.equal(status, 400, bad);
  }
});

test('deleted twice', async () => {
  const notes = three();
  for (let i = 0; i < 2; i++) {
    const { status } = await ask('/notes/3', { method: 'DELETE', notes });
    assert.equal(status, 204);
  }
  assert.deepEqual([...notes.keys()], [10, 9]);
});
