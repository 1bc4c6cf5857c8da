import test from 'node:test';
import assert from 'node:assert/strict';
import { findSmells } from './smells.mjs';

// Compared as text, so that the report shows the line that was judged.
function smellsOf(line, expected) {
  const smells = findSmells(line).map(({ smell }) => smell);
  const say = (names) => names.join(', ') || 'none';
  const code = `${line.trim()}  =>  `;
  assert.equal(code + say(smells), code + say(expected));
}

test('secrets in the source', () => {
  for (const line of [
    "const jwtSecret = 'keyboard cat';",
    'let API_TOKEN = "sk_live_12345678";',
    "  const PASSWORD='correct horse';",
    "const api_key = 'abcdefgh';",
  ]) {
    smellsOf(line, ['secret']);
  }
});

test('code and SQL made of text', () => {
  smellsOf('const x = eval(req.query.e);', ['eval']);
  smellsOf('const f = new Function(code);', ['eval']);
  smellsOf('db.all(`SELECT * FROM t WHERE a=${a}`);', ['sql']);
  smellsOf('db.run(`DELETE FROM ${table}`);', ['sql']);
});

test('waiting in the wrong way, and open doors', () => {
  smellsOf('items.forEach(async (i) => {', ['forEach-async']);
  smellsOf("const t = fs.readFileSync('a');", ['sync-io']);
  smellsOf('app.use(cors({ origin: true }));', ['cors-any']);
  smellsOf("cors({ origin: '*' })", ['cors-any']);
  smellsOf('cors({ origin: "*" })', ['cors-any']);
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
    smellsOf(line, []);
  }
});

test('comments do not smell', () => {
  smellsOf('// never use eval( here', []);
  smellsOf('    // cors({ origin: true })', []);
  smellsOf('eval(x); // sorry', ['eval']);
});

test('line numbers, and several smells in one line', () => {
  const source = [
    'let a;', '', "const apiKey = 'abcdefgh1';",
    'rows.forEach(async (r) => fs.writeFileSync(r));',
  ].join('\n');
  const found = findSmells(source);
  const list = found.map(({ line, smell }) => `${line} ${smell}`);
  assert.equal(list.join(', '), '3 secret, 4 forEach-async, 4 sync-io');
  assert.deepEqual(found, [
    { line: 3, smell: 'secret' },
    { line: 4, smell: 'forEach-async' },
    { line: 4, smell: 'sync-io' },
  ]);
});
