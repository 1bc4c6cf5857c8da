// Returns 'node', 'browser' or 'other' for the global names in `g`.
// In the checks `g` is sometimes a fake, so look only at `g`.
export function whereAmI(g = globalThis) {
  return 'fetch' in g ? 'browser' : 'node';
}
