export async function measure(stream, { limit = Infinity } = {}) {
  const chunks = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw new Error('too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  let chars = 0;
  for (const _ of text) chars++;
  const lines = text.split('\n').length - (/(^|\n)$/.test(text) ? 1 : 0);
  return { lines, chars };
}
