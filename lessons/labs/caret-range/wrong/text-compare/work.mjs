export function satisfiesCaret(version, range) {
  const low = range.slice(1);
  if (version < low) return false;
  const v = version.split('.');
  const l = low.split('.');
  if (l[0] !== '0') return v[0] === l[0];
  if (l[1] !== '0') return v[0] === '0' && v[1] === l[1];
  return version === low;
}
