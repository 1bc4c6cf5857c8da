import { setImmediate as nextRound } from 'node:timers/promises';

// Makes room after each number and ignores the size of the slice.
export async function sumInSlices(amounts, options = {}) {
  const { slice = 10_000, signal } = options;
  signal?.throwIfAborted();
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    await nextRound();
    signal?.throwIfAborted();
  }
  return sum;
}
