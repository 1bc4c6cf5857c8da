const parts = (version) => version.split('.').map(Number);

const compare = (a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

export function satisfiesCaret(version, range) {
  const v = parts(version);
  const low = parts(range.slice(1));
  return compare(v, low) >= 0 && v[0] === low[0];
}
