// As if `async` deferred the whole function.
export const prediction = [
  'end of file',
  'async start',
  'tick',
  'tick in tick',
  'after await',
  'microtask in tick',
  'timer',
  'tick in timer',
  'promise in timer',
];
