// Runs the tests under review against damaged copies of shop.mjs and
// looks whether the test that should notice has turned red.
import test from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;
const shop = readFileSync(join(here, 'shop.mjs'), 'utf8');

function redTests(from, to) {
  assert.ok(shop.includes(from));
  const dir = mkdtempSync(join(tmpdir(), 'shop-'));
  try {
    writeFileSync(join(dir, 'shop.mjs'), shop.replace(from, to));
    copyFileSync(join(here, 'subject.mjs'), join(dir, 'subject.mjs'));
    const env = { ...process.env };
    delete env.NODE_TEST_CONTEXT; // else the inner run skips its files
    const { stdout } = spawnSync(process.execPath,
      ['--test', '--test-reporter=tap', 'subject.mjs'],
      { cwd: dir, env, encoding: 'utf8' });
    return Array.from(
      stdout.matchAll(/^ *not ok \d+ - (.+)$/gm), (match) => match[1]);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function notices(name, from, to) {
  const red = redTests(from, to);
  if (red.includes(name)) return;
  assert.fail(red.length === 0
    ? 'no test turned red'
    : `“${name}” did not turn red, only: ${red.join(', ')}`);
}

test('damage: vip prices are not rounded', () => {
  notices('a vip pays less', 'Math.round(sum * 0.9)', 'sum * 0.9');
});

test('damage: the wrong user is found', () => {
  notices('a user is found by id', 'user.id === id', 'user.id !== id');
});

test('damage: orders without a card are charged', () => {
  notices('a missing card is an error', '!order.card', 'false');
});

test('damage: a refusal is swallowed', () => {
  notices('a refusal reaches the caller', 'throw error;', '');
});

test('damage: the order is marked after waiting', () => {
  notices('two calls at once charge once',
    'order.paid = true; // before waiting: a second call must see it',
    'setTimeout(() => { order.paid = true; });');
});
