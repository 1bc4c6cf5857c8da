import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createApp } from './subject.mjs';

const down = async () => { throw new Error('db-7 is down'); };

async function ask(line) {
  const [method, path] = line.split(' ');
  const app = createApp({
    db: {
      find: down,
      remove: down,
      insert: (row, done) => setImmediate(done, new Error('db-7 is full')),
    },
    mailer: { send: down },
    log: () => {},
  });
  app.set('env', 'test'); // keeps the log quiet
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const url = `http://127.0.0.1:${server.address().port}${path}`;
    const signal = AbortSignal.timeout(800);
    const res = await fetch(url, { method, signal });
    return { status: res.status, text: await res.text() };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a failed search is a 500 without details', async () => {
  const { status, text } = await ask('GET /orders/7');
  assert.equal(status, 500);
  assert.ok(!text.includes('db-7'));
});

test('a failed insert is answered', async () => {
  assert.equal((await ask('POST /orders')).status, 500);
});

test('a receipt that was not sent is a failure', async () => {
  assert.equal((await ask('POST /orders/7/receipt')).status, 500);
});

test('an unknown address is a 404', async () => {
  assert.equal((await ask('GET /nowhere')).status, 404);
});

test('an unexpected error keeps its message', async () => {
  const { status, text } = await ask('DELETE /orders/7');
  assert.equal(status, 500);
  assert.equal(text, '{"error":"internal error"}');
});
