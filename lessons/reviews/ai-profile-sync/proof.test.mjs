import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { charge, syncProfiles } from './subject.mjs';

const sleep = (ms, value) =>
  new Promise((resolve) => setTimeout(resolve, ms, value));

async function partner(t, answer) {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

function database(count) {
  const saved = new Map();
  return {
    saved,
    users: async () => Array.from({ length: count }, (_, id) => ({ id })),
    profileIds: async () => new Set(saved.keys()),
    saveProfile: async (id, profile) => saved.set(id, profile),
  };
}

test('no more than 20 requests at once', async (t) => {
  let active = 0;
  let peak = 0;
  const base = await partner(t, async (req, res) => {
    active += 1;
    peak = Math.max(peak, active);
    await sleep(20);
    active -= 1;
    res.end('{}');
  });
  const db = database(60);
  await syncProfiles(db, base);
  assert.equal(db.saved.size, 60);
  assert.ok(peak <= 20, `${peak} at once`);
});

test('a silent partner is given up on', async (t) => {
  const base = await partner(t, () => {});
  const end = await Promise.race([
    syncProfiles(database(1), base).then(() => 'synced', (e) => e.name),
    sleep(1800, 'still waiting'),
  ]);
  assert.equal(end, 'TimeoutError');
});

test('an error page is not stored', async (t) => {
  const base = await partner(t, (req, res) => {
    res.writeHead(500).end('{ "error": "maintenance" }');
  });
  const db = database(1);
  await syncProfiles(db, base).catch(() => {});
  assert.equal(db.saved.size, 0);
});

test('gives up after a few attempts', async () => {
  let calls = 0;
  const down = async () => {
    await sleep(1);
    calls += 1;
    if (calls > 50) return 'paid at last'; // so that every loop ends
    throw new Error('service is down');
  };
  await assert.rejects(charge(down, { id: 7 }), /service is down/);
  assert.ok(calls <= 10, `${calls} calls`);
});

test('a lost answer does not charge twice', async () => {
  const charges = [];
  let answers = 0;
  const pay = async (order, { idempotencyKey = Symbol('none') } = {}) => {
    if (!charges.includes(idempotencyKey)) charges.push(idempotencyKey);
    answers += 1;
    if (answers === 1) throw new Error('answer lost');
    return 'paid';
  };
  assert.equal(await charge(pay, { id: 7 }), 'paid');
  assert.equal(charges.length, 1);
});
