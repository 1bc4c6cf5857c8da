// Like items.map(fn), but at most `limit` calls of `fn` run at once.
export async function mapLimit(items, limit, fn) {
  const results = new Array(items.length);
  let next = 0;
  let failed = false;

  async function loop() {
    while (!failed && next < items.length) {
      const index = next++; // taken before anyone else can look
      try {
        results[index] = await fn(items[index]);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }

  const loops = Math.min(limit, items.length);
  await Promise.all(Array.from({ length: loops }, loop));
  return results;
}
