import test from 'node:test';
import assert from 'node:assert/strict';
import { closeDormant, transfer } from './subject.mjs';

const tick = () => new Promise((resolve) => setTimeout(resolve, 2));

class Database {
  accounts = { a: 100, b: 0, c: 0 };
  closed = [];
  broken = null;
  last = Promise.resolve();

  async find(id) {
    await tick();
    return { balance: this.accounts[id], email: `${id}@example.com` };
  }

  async setBalance(id, balance) {
    await tick();
    if (id === this.broken) throw new Error('disk full');
    this.accounts[id] = balance;
  }

  async hasOpenOrders(id) {
    await tick();
    return id === 'a';
  }

  async close(id) {
    await tick();
    this.closed.push(id);
  }

  // One after another; what has failed is taken back.
  transaction(work) {
    const run = async () => {
      const before = { ...this.accounts };
      try {
        return await work(this);
      } catch (error) {
        this.accounts = before;
        throw error;
      }
    };
    const result = this.last.then(run);
    this.last = result.catch(() => {});
    return result;
  }
}

const quiet = { send: async () => {} };

test('the result counts what was closed', async () => {
  const count = await closeDormant(new Database(), quiet, ['a', 'b', 'c']);
  assert.equal(count, 2);
});

test('an account without open orders is closed', async () => {
  const db = new Database();
  await closeDormant(db, quiet, ['a', 'b']);
  for (let i = 0; i < 10; i++) await tick();
  assert.deepEqual(db.closed, ['b']);
});

test('a failed report reaches the caller', async () => {
  const down = { send: async () => { throw new Error('mail is down'); } };
  await assert.rejects(closeDormant(new Database(), down, []), /mail is down/);
});

test('two transfers at once', async () => {
  const db = new Database();
  const done = await Promise.all([
    transfer(db, 'a', 'b', 80),
    transfer(db, 'a', 'c', 80),
  ]);
  assert.deepEqual(done, [true, false]);
  assert.deepEqual(db.accounts, { a: 20, b: 80, c: 0 });
});

test('a failed transfer moves nothing', async () => {
  const db = new Database();
  db.broken = 'b';
  await assert.rejects(transfer(db, 'a', 'b', 80), /disk full/);
  assert.deepEqual(db.accounts, { a: 100, b: 0, c: 0 });
});
