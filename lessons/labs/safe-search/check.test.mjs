import test, { beforeEach } from 'node:test';
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { findUsers } from './find-users.mjs';

let db;
beforeEach(() => {
  db = new DatabaseSync(':memory:');
  db.exec(`CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT,
    email TEXT, password TEXT)`);
  const add = db.prepare(
    'INSERT INTO users (name, email, password) VALUES (?, ?, ?)',
  );
  add.run('ann', 'z@example.org', 'secret-1');
  add.run("o'hara", 'a@example.org', 'secret-2');
  add.run('100%', 'm@example.org', 'secret-3');
  for (let i = 10; i < 70; i++) {
    add.run(`user${i}`, `u${i}@example.org`, 'secret');
  }
});

// Rows of node:sqlite have no prototype; plain copies compare better.
const find = (options) => findUsers(db, options).map((u) => ({ ...u }));
const names = (options) => find(options).map((u) => u.name);

test('finds by a part of the name and hides the password', () => {
  assert.deepEqual(
    find({ q: 'nn' }),
    [{ id: 1, name: 'ann', email: 'z@example.org' }],
  );
  assert.equal(find().length, 10);
});

test('apostrophes are ordinary characters', () => {
  assert.deepEqual(names({ q: "o'h" }), ["o'hara"]);
  assert.deepEqual(names({ q: "' OR 1=1 --" }), []);
});

test('percent and underscore are ordinary characters', () => {
  assert.deepEqual(names({ q: '%' }), ['100%']);
  assert.deepEqual(names({ q: '_' }), []);
  assert.deepEqual(names({ q: '0%' }), ['100%']);
});

test('sorts by known columns only', () => {
  assert.equal(names({ sort: 'email' })[0], "o'hara");
  const odd = ['password', 'name DESC', 'id; DROP TABLE users',
    'toString', 'constructor', '', 5, null, ['email', 'name']];
  for (const sort of odd) {
    assert.equal(names({ sort })[0], '100%', `sort: ${String(sort)}`);
  }
});

test('a limit from 1 to 50, else 10', () => {
  assert.equal(names({ limit: 50 }).length, 50);
  assert.equal(names({ limit: '3' }).length, 3);
  for (const limit of ['0', '-1', '51', '1;2', 'x', '', null, 2.5]) {
    assert.equal(names({ limit }).length, 10, `limit: ${limit}`);
  }
});

test('q may be anything', () => {
  assert.deepEqual(names({ q: ['ann'] }), ['ann']);
  assert.deepEqual(names({ q: 69 }), ['user69']);
  assert.deepEqual(names({ q: { a: 1 } }), []);
});
