import test from 'node:test';
import assert from 'node:assert/strict';
import { sumInSlices } from './sum.mjs';

const amounts = (length) => Array.from({ length }, (_, i) => i + 1);

// How many rounds of the event loop the others get while work goes on.
async function roundsDuring(work) {
  let rounds = 0;
  let running = true;
  const count = () => {
    if (!running) return;
    rounds += 1;
    setImmediate(count);
  };
  setImmediate(count);
  await work();
  running = false;
  return rounds;
}

test('the sum is right', async () => {
  assert.equal(await sumInSlices([]), 0);
  assert.equal(await sumInSlices(amounts(10), { slice: 3 }), 55);
  assert.equal(await sumInSlices(amounts(10), { slice: 5 }), 55);
  assert.equal(await sumInSlices(amounts(30_000)), 450_015_000);
});

test('the loop gets a turn after each slice', async () => {
  const rounds = await roundsDuring(
    () => sumInSlices(amounts(1000), { slice: 100 }),
  );
  const enough = '9 rounds or more for ten slices';
  assert.equal(rounds >= 9 ? enough : `${rounds} for ten slices`, enough);
});

test('and not more often than that', async () => {
  const rounds = await roundsDuring(
    () => sumInSlices(amounts(1000), { slice: 250 }),
  );
  const few = '6 rounds or fewer for four slices';
  assert.equal(rounds <= 6 ? few : `${rounds} for four slices`, few);
});

test('a signal that fires in between stops the work', async () => {
  const controller = new AbortController();
  const reason = new Error('page closed');
  setImmediate(() => controller.abort(reason));
  const work = sumInSlices(amounts(1000), {
    slice: 100,
    signal: controller.signal,
  });
  await assert.rejects(work, reason);
});

test('a signal that has fired before starts nothing', async () => {
  const looked = [];
  const watched = new Proxy(amounts(10), {
    get(target, key) {
      if (/^\d+$/.test(String(key))) looked.push(key);
      return Reflect.get(target, key);
    },
  });
  const reason = new Error('page closed');
  await assert.rejects(
    sumInSlices(watched, { signal: AbortSignal.abort(reason) }),
    reason,
  );
  assert.deepEqual(looked, []);
});
