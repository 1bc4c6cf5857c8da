import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import express from 'express';
import { shopRouter } from './subject.mjs';

async function ask(path) {
  const products = new Map(Array.from({ length: 500 }, (_, id) =>
    [id, { id, name: `no. ${id}`, price: 900 - id, category: 'garden' }]));
  const reviews = new Map([[7, ['sturdy']]]);
  const app = express();
  app.use(shopRouter(products, reviews));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const base = `http://127.0.0.1:${server.address().port}`;
    const res = await fetch(base + path);
    const text = await res.text();
    let body = text;
    try { body = JSON.parse(text); } catch { /* not JSON */ }
    return { status: res.status, body, products };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a visitor cannot ask for everything', async () => {
  const { body } = await ask('/products?size=1000000');
  assert.ok(!Array.isArray(body) || body.length <= 100);
});

test('a product is found by its id', async () => {
  const { status, body } = await ask('/products/7');
  assert.equal(status, 200);
  assert.equal(body.name, 'no. 7');
});

test('the cheapest one is found', async () => {
  const { status, body } = await ask('/products/cheapest');
  assert.equal(status, 200);
  assert.equal(body.id, 499);
});

test('a GET removes nothing', async () => {
  const { products } = await ask('/products/7/remove');
  assert.equal(products.has(7), true);
});

test('reviews belong to a product', async () => {
  const { body } = await ask('/products/7/reviews');
  assert.deepEqual(body, ['sturdy']);
});
