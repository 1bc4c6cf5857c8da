import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { createApp } from './subject.mjs';

async function start(t) {
  const db = new DatabaseSync(':memory:');
  db.exec(`
    CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT,
      password_hash TEXT);
    INSERT INTO customers (name, city, password_hash) VALUES
      ('Ann', 'York', 'h4sh-of-ann'), ('O''Brien', 'Bath', 'h4sh-of-ob');
    CREATE TABLE orders (id INTEGER PRIMARY KEY, item TEXT);
    INSERT INTO orders (item) VALUES ('lamp'), ('ring');
  `);
  const server = createApp(db).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return async (path, query = {}) => {
    const { port } = server.address();
    const search = new URLSearchParams(query);
    const res = await fetch(`http://127.0.0.1:${port}${path}?${search}`);
    return { status: res.status, text: await res.text() };
  };
}

test('the sort column answers no questions', async (t) => {
  const get = await start(t);
  const ask = (start) => get('/customers', {
    sort: `CASE WHEN (SELECT password_hash FROM customers WHERE id = 1)
      LIKE '${start}%' THEN name ELSE city END`,
  });
  assert.equal((await ask('x')).text, (await ask('h4sh')).text);
});

test('the hash stays in the house', async (t) => {
  const get = await start(t);
  const { text } = await get('/customers', { q: "O'B" });
  assert.match(text, /Bath/);
  assert.doesNotMatch(text, /h4sh/);
});

test('an id is an id', async (t) => {
  const get = await start(t);
  assert.equal((await get('/orders/2')).text, '{"id":2,"item":"ring"}');
  const odd = encodeURIComponent('0 OR 1=1');
  assert.equal((await get(`/orders/${odd}`)).status, 404);
});

test('the search reads no other table', async (t) => {
  const get = await start(t);
  const { text } = await get('/search', {
    text: "x' UNION SELECT id, password_hash FROM customers --",
  });
  assert.equal(text, '[]');
});
