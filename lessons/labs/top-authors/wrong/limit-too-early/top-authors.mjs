// Two queries, but the first takes just any authors.
export function topAuthors(all, limit) {
  const authors = all('SELECT id, name FROM author LIMIT ?', limit);
  const marks = authors.map(() => '?').join(', ');
  const sums = all(
    `SELECT author_id, COUNT(*) AS books, SUM(cents) AS total
     FROM book WHERE author_id IN (${marks}) GROUP BY author_id`,
    ...authors.map((author) => author.id),
  );
  const byId = new Map(sums.map((sum) => [sum.author_id, sum]));
  return authors
    .map(({ id, name }) => {
      const { books = 0, total = 0 } = byId.get(id) ?? {};
      return { id, name, books, total };
    })
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
}
