// A plain JOIN loses everyone who has no books.
export function topAuthors(all, limit) {
  return all(
    `SELECT a.id, a.name, COUNT(*) AS books, SUM(b.cents) AS total
     FROM author a JOIN book b ON b.author_id = a.id
     GROUP BY a.id, a.name
     ORDER BY total DESC, a.name
     LIMIT ?`,
    limit,
  );
}
