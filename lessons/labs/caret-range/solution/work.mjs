const parts = (version) => version.split('.').map(Number);

const compare = (a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

// Does `version` lie inside a caret range such as "^1.4.2"?
export function satisfiesCaret(version, range) {
  const v = parts(version);
  const low = parts(range.slice(1));
  if (compare(v, low) < 0) return false;
  if (low[0] > 0) return v[0] === low[0];
  if (low[1] > 0) return v[0] === 0 && v[1] === low[1];
  return compare(v, low) === 0;
}
