export async function measure(stream, { limit = Infinity } = {}) {
  let size = 0;
  let lines = 0;
  let chars = 0;
  let last = '\n';
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw new Error('too large');
    for (const char of chunk.toString()) {
      chars++;
      if (char === '\n') lines++;
      last = char;
    }
  }
  if (last !== '\n') lines++;
  return { lines, chars };
}
