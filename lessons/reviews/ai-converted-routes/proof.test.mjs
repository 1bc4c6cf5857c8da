import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import { app } from './subject.mjs';
import { database } from './users.mjs';

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const base = `http://127.0.0.1:${server.address().port}`;
test.after(() => {
  server.closeAllConnections();
  server.close();
});

test('ann gets her own profile while bob asks for his', async () => {
  const held = once(database, 'held');
  const ann = fetch(`${base}/profile?id=ann`);
  await held;
  await fetch(`${base}/profile?id=bob`);
  database.emit('release');
  assert.deepEqual(await (await ann).json(), { name: 'Ann', discount: 5 });
});

test('an invoice can be fetched', async () => {
  const res = await fetch(`${base}/orders/7/invoice`);
  assert.equal(res.status, 200);
});

test('the plans can be fetched', async () => {
  const res = await fetch(`${base}/plans`);
  assert.equal(res.status, 200);
});

test('the terms can be fetched', async () => {
  const res = await fetch(`${base}/terms`);
  assert.equal(res.status, 200);
});
