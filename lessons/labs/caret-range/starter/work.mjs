// Does `version` lie inside a caret range such as "^1.4.2"?
// Versions are always three plain numbers; no pre-releases here.
export function satisfiesCaret(version, range) {
  return version.startsWith(range.slice(1, 2));
}
