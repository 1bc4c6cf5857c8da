export function topAuthors(all, limit) {
  return all(
    `SELECT a.id, a.name, COUNT(b.author_id) AS books,
       COALESCE(SUM(b.cents), 0) AS total
     FROM author a LEFT JOIN book b ON b.author_id = a.id
     GROUP BY a.id, a.name
     ORDER BY total DESC, a.name
     LIMIT ?`,
    limit,
  );
}
