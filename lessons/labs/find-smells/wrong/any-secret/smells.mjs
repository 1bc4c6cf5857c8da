const NAME = String.raw`\w*(?:secret|password|token|api_?key)\w*`;
const TEXT = '';

const RULES = {
  secret: new RegExp(
    String.raw`\b(?:const|let)\s+${NAME}\s*=\s*${TEXT}`, 'i'),
  eval: /\beval\(|\bnew Function\(/,
  sql: /`[^`]*\b(?:SELECT|INSERT|UPDATE|DELETE)\b[^`]*\$\{/,
  'forEach-async': /\.forEach\(async\b/,
  'sync-io': /\bfs\.\w+Sync\(/,
  'cors-any': /\borigin:\s*(?:true\b|'\*'|"\*")/,
};

// [{ line, smell }] for each suspicious line of `source`.
export function findSmells(source) {
  return source.split('\n').flatMap((text, index) => {
    if (text.trimStart().startsWith('//')) return [];
    return Object.entries(RULES)
      .filter(([, pattern]) => pattern.test(text))
      .map(([smell]) => ({ line: index + 1, smell }));
  });
}
