import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const source = readFileSync(new URL('./work.mjs', import.meta.url), 'utf8');
const code = source.replace(/\/\/.*$/gm, '').replace(/\/\*[^]*?\*\//g, '');

test('no CommonJS is left', () => {
  assert.doesNotMatch(code, /\brequire\s*\(/);
  assert.doesNotMatch(code, /\bmodule\.exports\b|\bexports\./);
});

test('area and describe are exported by name', async () => {
  const work = await import('./work.mjs');
  assert.deepEqual(Object.keys(work), ['area', 'describe']);
});

test('the functions return what they returned before', async () => {
  const work = await import('./work.mjs');
  const { area, describe } = { ...work.default, ...work };
  assert.equal(area({ w: 2, h: 3 }), 6);
  assert.equal(describe({ kind: 're', w: 2, h: 3 }), 'rectangle: 6');
});

test('it works from any folder', async () => {
  const here = process.cwd();
  process.chdir('/');
  try {
    const work = await import('./work.mjs?from=elsewhere');
    const { describe } = { ...work.default, ...work };
    assert.equal(describe({ kind: 'sq', w: 2, h: 2 }), 'square: 4');
  } finally {
    process.chdir(here);
  }
});
