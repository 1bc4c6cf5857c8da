import test from 'node:test';
import assert from 'node:assert/strict';
import { notifyAll } from './notify.mjs';

const users = ['ann', 'bob', 'cy'].map((name) => ({ name }));
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('the report comes when everything has gone out', async () => {
  const out = [];
  const report = await notifyAll(users, async (user) => {
    await wait(5);
    out.push(user.name);
  });
  assert.deepEqual(out, ['ann', 'bob', 'cy']);
  assert.deepEqual(report, { sent: 3, failed: [] });
});

test('nobody to notify', async () => {
  const report = await notifyAll([], async () => {});
  assert.deepEqual(report, { sent: 0, failed: [] });
});

test('one failure stops no other message', async () => {
  const out = [];
  const report = await notifyAll(users, async (user) => {
    await wait(user.name === 'ann' ? 9 : 1);
    if (user.name === 'bob') throw new Error('mailbox full');
    out.push(user.name);
  });
  assert.deepEqual(out.sort(), ['ann', 'cy']);
  assert.deepEqual(report, { sent: 2, failed: ['bob'] });
});

test('failures are named in the order of the users', async () => {
  const report = await notifyAll(users, async (user) => {
    await wait(user.name === 'ann' ? 9 : 1);
    throw new Error('mailbox full');
  });
  assert.deepEqual(report, { sent: 0, failed: ['ann', 'bob', 'cy'] });
});

test('a send that throws at once has failed too', async () => {
  const report = await notifyAll(users, () => {
    throw new Error('no network');
  });
  assert.deepEqual(report, { sent: 0, failed: ['ann', 'bob', 'cy'] });
});
