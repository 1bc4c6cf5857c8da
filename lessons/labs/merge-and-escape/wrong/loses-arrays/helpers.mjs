const SKIPPED = new Set(['__proto__', 'constructor', 'prototype']);

const isObject = (value) =>
  typeof value === 'object' && value !== null;

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

const ENTITIES = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;',
};

// Text that is harmless in HTML, between tags and inside quotes.
export function escapeHtml(value) {
  return String(value).replace(/[&<>"']/g, (char) => ENTITIES[char]);
}
