export function whereAmI(g = globalThis) {
  if (g.process?.versions?.node) return 'node';
  if (g.document || g.fetch) return 'browser';
  return 'other';
}
