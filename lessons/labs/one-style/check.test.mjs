import test from 'node:test';
import assert from 'node:assert/strict';
import { summary } from './summary.mjs';

class Store {
  users = new Map([[1, { id: 1, name: 'Ada' }]]);
  asked = [];

  user(id, callback) {
    this.asked.push('user');
    setTimeout(() => callback(null, this.users.get(id) ?? null), 2);
  }

  orders(userId, callback) {
    this.asked.push('orders');
    setTimeout(() => callback(null, ['book', 'lamp']), 2);
  }
}

const failing = (error) => (id, callback) => {
  setTimeout(() => callback(error), 2);
};

async function keepsTheCause(store) {
  const broken = new Error('disk on fire');
  Object.assign(store, { [store.breaks]: failing(broken) });
  await assert.rejects(async () => summary(store, 1), (error) => {
    assert.equal(error.message, 'store failed');
    assert.equal(error.cause, broken);
    return true;
  });
}

test('name and number of orders', async () => {
  assert.deepEqual(await summary(new Store(), 1), {
    name: 'Ada',
    orderCount: 2,
  });
});

test('an unknown user', async () => {
  const store = new Store();
  await assert.rejects(async () => summary(store, 9), {
    message: 'no such user',
  });
  assert.deepEqual(store.asked, ['user']);
});

test('a failing store: user', () =>
  keepsTheCause(Object.assign(new Store(), { breaks: 'user' })));

test('a failing store: orders', () =>
  keepsTheCause(Object.assign(new Store(), { breaks: 'orders' })));
