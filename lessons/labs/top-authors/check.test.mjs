import test, { beforeEach } from 'node:test';
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { topAuthors } from './top-authors.mjs';

let queries;
let rows;
let all;
beforeEach(() => {
  const db = new DatabaseSync(':memory:');
  db.exec(`
    CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE book (author_id INTEGER, title TEXT, cents INTEGER);
    INSERT INTO author VALUES (1, 'Cy'), (2, 'Bo'), (3, 'Di'), (4, 'Al');
    INSERT INTO book VALUES (1, 'x', 500), (1, 'y', 500),
      (2, 'z', 1000), (3, 'u', 400), (3, 'v', 300), (3, 'w', 2300);
  `);
  queries = 0;
  rows = 0;
  all = (sql, ...values) => {
    queries += 1;
    const found = db.prepare(sql).all(...values);
    rows = Math.max(rows, found.length);
    return found;
  };
});

// Rows of node:sqlite have no prototype; plain copies compare better.
const top = (limit) => topAuthors(all, limit).map((row) => ({ ...row }));

test('counts, totals and order', () => {
  assert.deepEqual(top(3), [
    { id: 3, name: 'Di', books: 3, total: 3000 },
    { id: 2, name: 'Bo', books: 1, total: 1000 },
    { id: 1, name: 'Cy', books: 2, total: 1000 },
  ]);
});

test('authors without books take part', () => {
  const al = top(10).find((author) => author.name === 'Al');
  assert.deepEqual(al, { id: 4, name: 'Al', books: 0, total: 0 });
});

test('the limit keeps the best', () => {
  assert.deepEqual(top(1).map((author) => author.name), ['Di']);
});

test('at most two queries', () => {
  top(10);
  assert.ok(queries <= 2, `${queries} queries`);
});

test('no query returns more rows than authors', () => {
  top(10);
  assert.ok(rows <= 4, `${rows} rows`);
});
