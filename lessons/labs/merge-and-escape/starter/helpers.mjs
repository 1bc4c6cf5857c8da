// Copies plain JSON data from source into target, and returns target.
export function deepMerge(target, source) {
  for (const key in source) {
    if (typeof source[key] === 'object') {
      target[key] ??= {};
      deepMerge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

// Text that is harmless in HTML, between tags and inside quotes.
export function escapeHtml(value) {
  return value.replace('<', '&lt;').replace('>', '&gt;');
}
