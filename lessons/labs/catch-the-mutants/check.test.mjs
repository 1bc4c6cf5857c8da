// Runs shipping.test.mjs against the program and against damaged copies.
import test from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;
const original = readFileSync(join(here, 'original.mjs'), 'utf8');

function runTests(program) {
  const dir = mkdtempSync(join(tmpdir(), 'shipping-'));
  try {
    writeFileSync(join(dir, 'shipping.mjs'), program);
    copyFileSync(
      join(here, 'shipping.test.mjs'), join(dir, 'shipping.test.mjs'));
    const env = { ...process.env };
    delete env.NODE_TEST_CONTEXT; // else the inner run skips its files
    const { status, stdout } = spawnSync(process.execPath,
      ['--test', '--test-reporter=tap', 'shipping.test.mjs'],
      { cwd: dir, env, encoding: 'utf8' });
    assert.match(stdout, /^# tests [1-9]/m, 'there are no tests');
    return status === 0 ? 'all your tests pass' : 'a test fails';
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function isNoticed(from, to) {
  assert.ok(original.includes(from));
  assert.equal(runTests(original.replace(from, to)), 'a test fails');
}

test('the tests pass for the right program', () => {
  assert.equal(runTests(original), 'all your tests pass');
});
test('noticed: free only above 50.00', () => {
  isNoticed('>= 5000', '> 5000');
});
test('noticed: large orders are free abroad', () => {
  isNoticed('base + 990', 'base && base + 990');
});
test('noticed: another price at home', () => {
  isNoticed('0 : 490', '0 : 500');
});
test('noticed: unknown countries cost nothing', () => {
  isNoticed('throw new RangeError', 'return 0; //');
});
test('noticed: a neighbour is forgotten', () => {
  isNoticed("'PL'", "'CZ'");
});
