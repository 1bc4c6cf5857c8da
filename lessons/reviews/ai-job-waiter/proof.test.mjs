import test from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { startJob, waitAtMost } from './subject.mjs';

const sleep = (ms, value) =>
  new Promise((resolve) => setTimeout(resolve, ms, value));

// A frozen program cannot report that it is frozen, so it runs apart.
function inAnotherProcess(code) {
  const script = `
    import { setTimeout as sleep } from 'node:timers/promises';
    import * as subject from './subject.mjs';
    ${code}`;
  const { stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script],
    { cwd: import.meta.dirname, encoding: 'utf8', timeout: 1500 },
  );
  return stdout.trim();
}

test('waiting lets the job finish', () => {
  assert.equal(inAnotherProcess(`
    subject.startJob('a', () => sleep(20, 'report'));
    console.log(await subject.waitForJob('a'));
  `), 'report');
});

test('a quick job is ready before its deadline', async () => {
  startJob('b', () => sleep(20, 'report'));
  assert.equal(await waitAtMost('b', 400), 'report');
});

test('a missed deadline is an error', async () => {
  startJob('c', () => sleep(300, 'report'));
  await assert.rejects(waitAtMost('c', 50));
});

test('cleaning up leaves room for others', () => {
  assert.equal(inAnotherProcess(`
    subject.forgetOldJobs(100);
    setTimeout(() => { console.log('served'); process.exit(); }, 20);
  `), 'served');
});
