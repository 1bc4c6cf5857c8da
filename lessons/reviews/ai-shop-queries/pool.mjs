// Stands for the pool of pg: same calls, but SQLite inside, and it takes
// notes. Transactions are noted, not carried out.
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';

export function makePool(setUp) {
  const db = new DatabaseSync(':memory:');
  db.exec(setUp);
  const notes = { queries: [], rows: 0, lent: 0 };

  async function run(who, sql, values = []) {
    await pause(2);
    notes.queries.push({ who, sql });
    if (/^(BEGIN|COMMIT|ROLLBACK)/.test(sql)) return { rows: [] };
    const statement = db.prepare(sql.replaceAll('$', '?'));
    const rows = statement.all(...values).map((row) => ({ ...row }));
    notes.rows += rows.length;
    return { rows };
  }

  let clients = 0;
  return {
    db,
    notes,
    query: (sql, values) => run('pool', sql, values),
    async connect() {
      notes.lent += 1;
      const name = `client ${++clients}`;
      return {
        query: (sql, values) => run(name, sql, values),
        release: () => { notes.lent -= 1; },
      };
    },
  };
}
