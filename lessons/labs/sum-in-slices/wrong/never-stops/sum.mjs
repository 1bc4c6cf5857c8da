import { setImmediate as nextRound } from 'node:timers/promises';

// Looks at the signal once, when it can hardly have fired.
export async function sumInSlices(amounts, options = {}) {
  const { slice = 10_000, signal } = options;
  signal?.throwIfAborted();
  let sum = 0;
  for (let i = 0; i < amounts.length; i++) {
    if (i > 0 && i % slice === 0) await nextRound();
    sum += amounts[i];
  }
  return sum;
}
