// The slowest of each batch holds up the next one.
export async function mapLimit(items, limit, fn) {
  const results = [];
  for (let i = 0; i < items.length; i += limit) {
    const batch = items.slice(i, i + limit);
    results.push(...await Promise.all(batch.map((item) => fn(item))));
  }
  return results;
}
