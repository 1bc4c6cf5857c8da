export function measure(stream, { limit = Infinity } = {}) {
  return new Promise((resolve, reject) => {
    let size = 0;
    let lines = 0;
    let chars = 0;
    let last = '\n';
    const decoder = new TextDecoder();
    const take = (text) => {
      for (const char of text) {
        chars++;
        if (char === '\n') lines++;
        last = char;
      }
    };
    stream.on('data', (chunk) => {
      size += chunk.length;
      if (size > limit) reject(new Error('too large'));
      take(decoder.decode(chunk, { stream: true }));
    });
    stream.on('end', () => {
      take(decoder.decode());
      if (last !== '\n') lines++;
      resolve({ lines, chars });
    });
  });
}
