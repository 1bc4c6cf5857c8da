import test, { mock } from 'node:test';
import assert from 'node:assert/strict';
import { findUser, pay, total } from './shop.mjs';

const refuses = {
  charge: async () => { throw new Error('refused'); },
};
const makeOrder = () => ({ card: '4242', cents: 100 });

test('no list is an error', () => {
  assert.throws(() => total(null), TypeError);
});

test('a vip pays less', () => {
  assert.equal(total([{ cents: 200 }], { vip: true }), 180);
  assert.equal(total([{ cents: 15 }], { vip: true }), 14); // 13.5
});

test('a user is found by id', async () => {
  const users = [{ id: 6, name: 'Bob' }, { id: 7, name: 'Ada' }];
  const user = await findUser({ users: async () => users }, 7);
  assert.equal(user.name, 'Ada');
});

test('the bank gets card and amount', async () => {
  const bank = { charge: mock.fn(async () => {}) };
  await pay(makeOrder(), bank);
  const [call] = bank.charge.mock.calls;
  assert.deepEqual(call.arguments, ['4242', 100]);
});

test('a missing card is an error', async () => {
  await assert.rejects(
    pay({ cents: 100 }, { charge: async () => {} }), /card/);
});

test('a refusal reaches the caller', async () => {
  await assert.rejects(pay(makeOrder(), refuses), /refused/);
});

test('two calls at once charge once', async () => {
  const bank = { charge: mock.fn(async () => {}) };
  const order = makeOrder();
  await Promise.allSettled([pay(order, bank), pay(order, bank)]);
  assert.equal(bank.charge.mock.callCount(), 1);
});
