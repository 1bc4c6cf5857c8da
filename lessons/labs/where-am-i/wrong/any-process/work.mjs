export function whereAmI(g = globalThis) {
  if (g.process) return 'node';
  if (g.document) return 'browser';
  return 'other';
}
