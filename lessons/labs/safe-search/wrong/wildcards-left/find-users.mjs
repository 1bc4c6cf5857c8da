// Bound, but % and _ still mean more than themselves.
const COLUMNS = { name: 'name', email: 'email' };

export function findUsers(db, { q = '', sort, limit } = {}) {
  const column = Object.hasOwn(COLUMNS, sort) ? COLUMNS[sort] : 'name';
  const wanted = Number(limit);
  const fits = Number.isInteger(wanted) && wanted >= 1 && wanted <= 50;

  return db.prepare(`
    SELECT id, name, email FROM users WHERE name LIKE ?
    ORDER BY ${column} LIMIT ?
  `).all(`%${q}%`, fits ? wanted : 10);
}
