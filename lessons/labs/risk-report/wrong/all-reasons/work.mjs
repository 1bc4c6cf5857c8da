function reasons({ range, ageDays, scripts, allowed = false }) {
  const found = [];
  if (/^(https?:|git[:+]|github:)/.test(range)) {
    found.push('not from the registry');
  }
  if (['*', 'latest', ''].includes(range)) found.push('any version');
  if (ageDays < 7) found.push('too new');
  if (scripts.length > 0 && !allowed) found.push('install script');
  return found;
}

export function riskReport(deps) {
  return Object.keys(deps)
    .sort()
    .flatMap((name) => reasons(deps[name]).map((why) => `${name}: ${why}`));
}
