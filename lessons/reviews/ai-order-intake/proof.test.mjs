import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createShop } from './subject.mjs';

async function post(path, body, type = 'application/json') {
  const rows = [];
  const app = createShop({
    catalogue: new Map([['UMB-0001', 1900]]),
    orders: {
      insert: async (row) => {
        rows.push(row);
        return { id: rows.length, ...row };
      },
    },
  });
  app.set('env', 'test'); // keeps the log quiet
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const res = await fetch(
      `http://127.0.0.1:${server.address().port}${path}`,
      { method: 'POST', headers: { 'content-type': type },
        body: JSON.stringify(body) },
    );
    await res.text();
    return { status: res.status, rows };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
const order = { article: 'UMB-0001', quantity: 2, price: 1900 };

test('an order without a readable body gets a 400', async () => {
  assert.equal((await post('/orders', order, 'text/plain')).status, 400);
});

test('a quantity is a whole number', async () => {
  for (const quantity of [0.001, '3', [2], true]) {
    const { status, rows } = await post('/orders', { ...order, quantity });
    assert.equal(status, 400, JSON.stringify(quantity));
    assert.equal(rows.length, 0);
  }
});

test('a new order is unpaid', async () => {
  const { rows } = await post('/orders', { ...order, status: 'paid' });
  assert.equal(rows[0].status, 'unpaid');
});

test('the price is that of the catalogue', async () => {
  const { rows } = await post('/orders', { ...order, price: 1 });
  assert.equal(rows[0].total, 3800);
});

test('a price list of 300 kB can be imported', async () => {
  const list = Array.from({ length: 300 }, () => ({
    article: 'UMB-0001', note: 'x'.repeat(950),
  }));
  assert.equal((await post('/import', list)).status, 200);
});
