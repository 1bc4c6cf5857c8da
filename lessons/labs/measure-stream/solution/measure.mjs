// Counts lines and characters of a readable stream of UTF-8 bytes.
// Resolves to { lines, chars }; at most `limit` bytes are accepted.
export async function measure(stream, { limit = Infinity } = {}) {
  const decoder = new TextDecoder();
  let size = 0;
  let lines = 0;
  let chars = 0;
  let last = '\n';

  const take = (text) => {
    for (const char of text) {
      chars++;
      if (char === '\n') lines++;
      last = char;
    }
  };

  for await (const chunk of stream) { // leaving the loop closes it
    size += chunk.length;
    if (size > limit) throw new Error('too large');
    take(decoder.decode(chunk, { stream: true }));
  }
  take(decoder.decode()); // what an unfinished character left behind

  if (last !== '\n') lines++;
  return { lines, chars };
}
