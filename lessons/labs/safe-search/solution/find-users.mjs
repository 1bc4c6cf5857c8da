const COLUMNS = { name: 'name', email: 'email' };

const literal = (text) => text.replace(/[!%_]/g, '!$&');

export function findUsers(db, { q = '', sort, limit } = {}) {
  const column = Object.hasOwn(COLUMNS, sort) ? COLUMNS[sort] : 'name';
  const wanted = Number(limit);
  const fits = Number.isInteger(wanted) && wanted >= 1 && wanted <= 50;

  return db.prepare(`
    SELECT id, name, email FROM users WHERE name LIKE ? ESCAPE '!'
    ORDER BY ${column} LIMIT ?
  `).all(`%${literal(String(q))}%`, fits ? wanted : 10);
}
