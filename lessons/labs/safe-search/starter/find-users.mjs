export function findUsers(db, { q = '', sort = 'name', limit = 10 } = {}) {
  return db.prepare(`
    SELECT * FROM users WHERE name LIKE '%${q}%'
    ORDER BY ${sort} LIMIT ${limit}
  `).all();
}
