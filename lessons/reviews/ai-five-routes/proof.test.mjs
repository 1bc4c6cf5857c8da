import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createApp } from './subject.mjs';

async function start(t) {
  const users = {
    u1: { id: 'u1', name: 'Ann', role: 'admin' },
    u2: { id: 'u2', name: 'Bob', role: 'user' },
  };
  const invoices = { i1: { id: 'i1', userId: 'u1', cents: 700 } };
  const posts = { p1: { id: 'p1', authorId: 'u1' } };
  const orders = [];
  const db = {
    invoice: async (id) => invoices[id],
    updateUser: async (id, change) => Object.assign(users[id], change),
    post: async (id) => posts[id],
    deletePost: async (id) => { delete posts[id]; },
    stats: async () => ({ income: 700 }),
    priceOf: async (item) => ({ ring: 90000 })[item],
    addOrder: async (order) => { orders.push(order); return order; },
  };
  const readSession = (req, res, next) => {
    req.user = users[req.get('test-session')];
    next();
  };
  const server = createApp({ db, readSession }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  async function call(user, method, path, json) {
    const { port } = server.address();
    const res = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(user ? { 'test-session': user } : {}),
      },
      body: json && JSON.stringify(json),
    });
    await res.arrayBuffer();
    return res.status;
  }
  return { call, users, posts, orders };
}

test('an invoice is for its owner', async (t) => {
  const { call } = await start(t);
  assert.equal(await call('u1', 'GET', '/invoices/i1'), 200);
  assert.equal(await call('u2', 'GET', '/invoices/i1'), 404);
});

test('nobody edits others or promotes himself', async (t) => {
  const { call, users } = await start(t);
  await call('u2', 'PATCH', '/users/u1', { name: 'Bobby' });
  await call('u2', 'PATCH', '/users/u2', { role: 'admin' });
  await call('u2', 'PATCH', '/users/me', { name: 'B', role: 'admin' });
  assert.equal(users.u1.name, 'Ann');
  assert.equal(users.u2.role, 'user');
});

test('without a login nothing is deleted', async (t) => {
  const { call, posts } = await start(t);
  assert.equal(await call('u2', 'DELETE', '/posts/p1'), 403);
  await call(undefined, 'DELETE', '/posts/p1');
  assert.ok(posts.p1, 'the post is gone');
});

test('statistics are for admins', async (t) => {
  const { call } = await start(t);
  assert.equal(await call('u2', 'GET', '/stats?role=admin'), 403);
  assert.equal(await call('u1', 'GET', '/stats?role=admin'), 200);
});

test('the shop sets the price', async (t) => {
  const { call, orders } = await start(t);
  await call('u2', 'POST', '/orders', { item: 'ring', price: 1 });
  assert.deepEqual(orders.filter((order) => order.price === 1), []);
});
