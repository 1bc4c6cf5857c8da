export const prediction = [
  // The file runs to its end, the async function up to its await.
  'async start',
  'end of file',
  // All ticks, those that ticks add included.
  'tick',
  'tick in tick',
  // Then the microtasks, in the order in which they were queued.
  'after await',
  'microtask in tick',
  // Then the loop, and after the callback its own small queues.
  'timer',
  'tick in timer',
  'promise in timer',
];
