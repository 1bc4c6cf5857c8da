import test from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { prediction } from './prediction.mjs';

// In a process of its own, because a test is a callback already.
const { stdout } = spawnSync(process.execPath, ['scene.cjs'], {
  cwd: import.meta.dirname,
  encoding: 'utf8',
});
const real = JSON.parse(stdout);

function compare(from, to) {
  assert.deepEqual(prediction.slice(from, to), real.slice(from, to));
}

test('every word is there once', () => {
  assert.deepEqual([...prediction].sort(), [...real].sort());
});
test('while the file is on the stack', () => compare(0, 2));
test('the two small queues', () => compare(2, 6));
test('when the loop reaches the timer', () => compare(6, 9));
