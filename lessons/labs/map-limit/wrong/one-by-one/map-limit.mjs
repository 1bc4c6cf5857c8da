// Never too many, but never more than one.
export async function mapLimit(items, limit, fn) {
  const results = [];
  for (const item of items) results.push(await fn(item));
  return results;
}
