// [{ line, smell }] for each suspicious line of `source`.
export function findSmells(source) {
  return [];
}
