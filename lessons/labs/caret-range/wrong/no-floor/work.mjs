const parts = (version) => version.split('.').map(Number);

export function satisfiesCaret(version, range) {
  const v = parts(version);
  const low = parts(range.slice(1));
  const end = low.findIndex((number) => number > 0) + 1;
  return v.slice(0, end).join('.') === low.slice(0, end).join('.');
}
