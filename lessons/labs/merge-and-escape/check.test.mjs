import test from 'node:test';
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { deepMerge, escapeHtml } from './helpers.mjs';

// As JSON, so that a difference can be read.
function same(actual, expected) {
  if (!isDeepStrictEqual(actual, expected)) {
    assert.equal(JSON.stringify(actual), JSON.stringify(expected));
  }
  assert.deepEqual(actual, expected);
}

test('merges objects and replaces the rest', () => {
  const target = { a: 1, b: { x: 1, y: 2 }, list: [1, 2], n: { z: 1 } };
  const source = { b: { y: 3, deep: { w: 4 } }, list: [9], n: null };
  const out = deepMerge(target, source);
  assert.equal(out, target);
  same(out,
    { a: 1, b: { x: 1, y: 3, deep: { w: 4 } }, list: [9], n: null });
});

test('an object takes the place of something simple', () => {
  for (const simple of [5, 'text', null, [1]]) {
    same(deepMerge({ a: simple }, { a: { b: 1 } }), { a: { b: 1 } });
  }
});

test('dangerous keys are skipped', () => {
  const texts = [
    '{"__proto__":{"polluted":1}}',
    '{"a":{"__proto__":{"polluted":1}}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
  ];
  for (const text of texts) {
    let out;
    let polluted;
    try {
      out = deepMerge({ a: {} }, JSON.parse(text));
      ({ polluted } = {});
    } finally {
      delete Object.prototype.polluted;
    }
    const others = polluted ? 'every object changed' : 'no harm done';
    assert.equal(`${text} - ${others}`, `${text} - no harm done`);
    same(out, { a: {} });
  }
});

test('what is inherited is no target', () => {
  const before = Object.prototype.toString;
  const out = deepMerge({}, JSON.parse('{"toString":{"x":1}}'));
  const touched = before.x;
  delete before.x;
  const text = touched
    ? 'toString of every object changed'
    : 'no harm done';
  assert.equal(text, 'no harm done');
  assert.deepEqual(out.toString, { x: 1 });
});

test('escapes every dangerous character', () => {
  assert.equal(escapeHtml('<b>'), '&lt;b&gt;');
  assert.equal(escapeHtml('a & b'), 'a &amp; b');
  assert.equal(escapeHtml(`"'`), '&quot;&#39;');
});

test('and each time it occurs', () => {
  assert.equal(escapeHtml('<i><i>&&'), '&lt;i&gt;&lt;i&gt;&amp;&amp;');
  assert.equal(escapeHtml('&lt;'), '&amp;lt;');
});

test('escapes whatever comes', () => {
  assert.equal(escapeHtml(42), '42');
  assert.equal(escapeHtml(undefined), 'undefined');
});
