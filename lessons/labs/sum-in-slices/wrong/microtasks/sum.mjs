// A promise that is fulfilled already: the loop gets no turn.
export async function sumInSlices(amounts, options = {}) {
  const { slice = 10_000, signal } = options;
  let sum = 0;
  for (let i = 0; i < amounts.length; i++) {
    signal?.throwIfAborted();
    if (i > 0 && i % slice === 0) await Promise.resolve();
    sum += amounts[i];
  }
  return sum;
}
