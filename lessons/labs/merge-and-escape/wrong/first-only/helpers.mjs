const SKIPPED = new Set(['__proto__', 'constructor', 'prototype']);

const isObject = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Copies plain JSON data from source into target, and returns target.
export function deepMerge(target, source) {
  for (const [key, value] of Object.entries(source)) {
    if (SKIPPED.has(key)) continue;
    if (!isObject(value)) {
      target[key] = value;
      continue;
    }
    const mine = Object.hasOwn(target, key) && isObject(target[key]);
    target[key] = deepMerge(mine ? target[key] : {}, value);
  }
  return target;
}

// Text that is harmless in HTML, between tags and inside quotes.
export function escapeHtml(value) {
  return String(value)
    .replace('&', '&amp;')
    .replace('<', '&lt;')
    .replace('>', '&gt;')
    .replace('"', '&quot;')
    .replace("'", '&#39;');
}
