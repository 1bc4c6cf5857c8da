// The column is looked up, but `in` also finds what every object has,
// and the limit has no upper end.
const COLUMNS = { name: 'name', email: 'email' };

const literal = (text) => text.replace(/[!%_]/g, '!$&');

export function findUsers(db, { q = '', sort, limit } = {}) {
  const column = sort in COLUMNS ? COLUMNS[sort] : 'name';

  return db.prepare(`
    SELECT id, name, email FROM users WHERE name LIKE ? ESCAPE '!'
    ORDER BY ${column} LIMIT ?
  `).all(`%${literal(String(q))}%`, Number(limit) || 10);
}
