import test from 'node:test';
import assert from 'node:assert/strict';
import { mapLimit } from './map-limit.mjs';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const numbers = Array.from({ length: 30 }, (_, i) => i);

test('four at once, no more and no fewer', async () => {
  let active = 0;
  let peak = 0;
  await mapLimit(numbers, 4, async () => {
    active += 1;
    peak = Math.max(peak, active);
    await wait(2);
    active -= 1;
  });
  assert.equal(peak, 4);
});

test('a free place is filled at once', async () => {
  let letGo;
  const slow = new Promise((resolve) => { letGo = resolve; });
  const ended = [];
  await mapLimit(['slow', 1, 2, 3, 4], 2, async (item) => {
    if (item === 'slow') {
      setTimeout(letGo, 400); // in case nobody comes past it
      await slow;
    } else {
      await wait(1);
    }
    ended.push(item);
    if (item === 4) letGo();
  });
  assert.deepEqual(ended, [1, 2, 3, 4, 'slow']);
});

test('results are in the order of the items', async () => {
  const results = await mapLimit([30, 1, 10], 2, async (ms) => {
    await wait(ms);
    return `${ms} ms`;
  });
  assert.deepEqual(results, ['30 ms', '1 ms', '10 ms']);
});

test('a failure is passed on and stops new calls', async () => {
  let started = 0;
  await assert.rejects(mapLimit(numbers, 2, async (n) => {
    started += 1;
    await wait(1);
    if (n === 3) throw new Error('three is bad');
  }), /three is bad/);
  await wait(50);
  const few = 'fewer than 10 calls';
  assert.equal(started < 10 ? few : `${started} calls`, few);
});

test('nothing to do, or less than the limit', async () => {
  assert.deepEqual(await mapLimit([], 5, async () => 1), []);
  assert.deepEqual(await mapLimit([2], 5, async (n) => n * 2), [4]);
});
