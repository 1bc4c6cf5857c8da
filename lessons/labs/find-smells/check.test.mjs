import test from 'node:test';
import assert from 'node:assert/strict';
import { findSmells } from './smells.mjs';

const one = (line) => findSmells(line).map(({ smell }) => smell);

test('secrets in the source', () => {
  for (const line of [
    "const jwtSecret = 'keyboard cat';",
    'let API_TOKEN = "sk_live_12345678";',
    "  const PASSWORD='correct horse';",
    "const api_key = 'abcdefgh';",
  ]) {
    assert.deepEqual(one(line), ['secret'], line);
  }
});

test('code and SQL made of text', () => {
  assert.deepEqual(one('const x = eval(req.query.e);'), ['eval']);
  assert.deepEqual(one('const f = new Function(code);'), ['eval']);
  assert.deepEqual(
    one('db.all(`SELECT * FROM t WHERE a=${a}`);'), ['sql']);
  assert.deepEqual(one('db.run(`DELETE FROM ${table}`);'), ['sql']);
});

test('waiting in the wrong way, and open doors', () => {
  assert.deepEqual(one('items.forEach(async (i) => {'), ['forEach-async']);
  assert.deepEqual(one("const t = fs.readFileSync('a');"), ['sync-io']);
  assert.deepEqual(one('app.use(cors({ origin: true }));'), ['cors-any']);
  assert.deepEqual(one("cors({ origin: '*' })"), ['cors-any']);
  assert.deepEqual(one('cors({ origin: "*" })'), ['cors-any']);
});

test('good code is left alone', () => {
  for (const line of [
    'const secret = process.env.JWT_SECRET;',
    "const password = '';",
    'const token = createToken();',
    "db.prepare('SELECT * FROM t WHERE a = ?').all(a);",
    'const text = `hello ${name}`;',
    'const hint = `please UPDATE the app`;',
    'for (const i of items) await save(i);',
    "await fs.promises.readFile('a');",
    "cors({ origin: ['https://app.example'] })",
    'const value = retrieval(x);',
  ]) {
    assert.deepEqual(one(line), [], line);
  }
});

test('comments do not smell', () => {
  assert.deepEqual(one('// never use eval( here'), []);
  assert.deepEqual(one('    // cors({ origin: true })'), []);
  assert.deepEqual(one('eval(x); // sorry'), ['eval']);
});

test('line numbers, and several smells in one line', () => {
  const source = [
    'let a;', '', "const apiKey = 'abcdefgh1';",
    'rows.forEach(async (r) => fs.writeFileSync(r));',
  ].join('\n');
  assert.deepEqual(findSmells(source), [
    { line: 3, smell: 'secret' },
    { line: 4, smell: 'forEach-async' },
    { line: 4, smell: 'sync-io' },
  ]);
});
