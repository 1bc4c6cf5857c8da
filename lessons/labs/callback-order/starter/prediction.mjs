// The nine words, as they stand in the source. Put them in order.
export const prediction = [
  'timer',
  'tick in timer',
  'promise in timer',
  'tick',
  'microtask in tick',
  'tick in tick',
  'async start',
  'after await',
  'end of file',
];
