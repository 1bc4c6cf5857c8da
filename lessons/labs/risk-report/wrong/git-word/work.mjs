function reason({ range, ageDays, scripts, allowed = false }) {
  if (range.startsWith('git')) return 'not from the registry';
  if (['*', 'latest', ''].includes(range)) return 'any version';
  if (ageDays < 7) return 'too new';
  if (scripts.length > 0 && !allowed) return 'install script';
  return null;
}

export function riskReport(deps) {
  return Object.keys(deps)
    .sort()
    .filter((name) => reason(deps[name]))
    .map((name) => `${name}: ${reason(deps[name])}`);
}
