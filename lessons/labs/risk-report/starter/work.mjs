// deps: { name: { range, ageDays, scripts, allowed } }
// Returns a list of "name: reason", sorted by name.
export function riskReport(deps) {
  return Object.keys(deps).map((name) => `${name}: unknown`);
}
