import test from 'node:test';
import assert from 'node:assert/strict';
import { checkout, dashboard } from './subject.mjs';
import { makePool } from './pool.mjs';

const tables = `
  CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE items (id INTEGER PRIMARY KEY, stock INTEGER, cents INTEGER);
  CREATE TABLE orders (customer_id INTEGER, item_id INTEGER,
    cents INTEGER CHECK (cents > 0));
  INSERT INTO items VALUES (1, 1, 4000), (2, 0, 9000), (3, 5, -1);
  WITH RECURSIVE n(i) AS (
    SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40
  ) INSERT INTO customers SELECT i, 'customer ' || i FROM n;
  INSERT INTO orders VALUES (1, 1, 500), (1, 1, 250);
`;

test('the dashboard needs few queries', async () => {
  const pool = makePool(tables);
  const [first] = await dashboard(pool);
  assert.deepEqual(first, { id: 1, name: 'customer 1', total: 750 });
  const count = pool.notes.queries.length;
  assert.ok(count <= 2, `${count} queries`);
});

test('the dashboard loads what it shows', async () => {
  const pool = makePool(tables);
  assert.equal((await dashboard(pool)).length, 20);
  assert.ok(pool.notes.rows <= 40, `${pool.notes.rows} rows`);
});

test('the last item is sold once', async () => {
  const pool = makePool(tables);
  const results = await Promise.all([
    checkout(pool, { itemId: 1, customerId: 1 }),
    checkout(pool, { itemId: 1, customerId: 2 }),
  ]);
  assert.equal(results.filter((r) => r.bought).length, 1);
});

test('the whole transaction is on one connection', async () => {
  const pool = makePool(tables);
  await checkout(pool, { itemId: 1, customerId: 1 });
  const who = new Set(pool.notes.queries.map((query) => query.who));
  assert.equal(who.size, 1, [...who].join(', '));
});

test('every exit gives the connection back', async () => {
  const pool = makePool(tables);
  await checkout(pool, { itemId: 2, customerId: 1 });
  await assert.rejects(checkout(pool, { itemId: 3, customerId: 1 }));
  assert.equal(pool.notes.lent, 0, `${pool.notes.lent} still lent`);
});
