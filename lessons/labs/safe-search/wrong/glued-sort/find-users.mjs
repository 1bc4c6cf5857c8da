// Everything is bound, except what “did not work” with a placeholder.
const literal = (text) => text.replace(/[!%_]/g, '!$&');

export function findUsers(db, { q = '', sort = 'name', limit } = {}) {
  const wanted = Number(limit);
  const fits = Number.isInteger(wanted) && wanted >= 1 && wanted <= 50;

  return db.prepare(`
    SELECT id, name, email FROM users WHERE name LIKE ? ESCAPE '!'
    ORDER BY ${sort} LIMIT ?
  `).all(`%${literal(String(q))}%`, fits ? wanted : 10);
}
