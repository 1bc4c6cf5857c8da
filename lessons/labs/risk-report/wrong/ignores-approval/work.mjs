function reason({ range, ageDays, scripts }) {
  if (/^(https?:|git[:+]|github:)/.test(range)) {
    return 'not from the registry';
  }
  if (['*', 'latest', ''].includes(range)) return 'any version';
  if (ageDays < 7) return 'too new';
  if (scripts.length > 0) return 'install script';
  return null;
}

export function riskReport(deps) {
  return Object.keys(deps)
    .sort()
    .filter((name) => reason(deps[name]))
    .map((name) => `${name}: ${reason(deps[name])}`);
}
