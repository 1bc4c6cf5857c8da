import assert from 'node:assert/strict';
import test from 'node:test';
import { runTool } from './run-tool.mjs';

const node = process.execPath;

test('arguments', async () => {
  const show = 'console.log(JSON.stringify(process.argv.slice(1)))';
  const nasty = ['a b', '$(echo hi)', '; echo no', '`id`', "it's", '"'];
  const { code, stdout } = await runTool(node, ['-e', show, ...nasty]);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), nasty);
});

test('codes', async () => {
  const script = 'console.log(1); process.exitCode = 4';
  const { code, stdout } = await runTool(node, ['-e', script]);
  assert.equal(code, 4);
  assert.equal(stdout.trim(), '1');
});

test('missing', async () => {
  await assert.rejects(runTool('/no/such/tool', []), { code: 'ENOENT' });
});

async function stopped(script) {
  const start = performance.now();
  const run = runTool('/bin/sh', ['-c', script], { timeout: 500 });
  await assert.rejects(run, { message: 'timeout' });
  assert.ok(performance.now() - start < 4000, 'it was not stopped');
}
test('time', () => stopped('exec sleep 8'));
test('time, and it ignores SIGTERM', () =>
  stopped('trap "" TERM; exec sleep 8'));

test('output', async () => {
  const script = "console.log('x'.repeat(5000))";
  const run = runTool(node, ['-e', script], { maxBuffer: 1000 });
  await assert.rejects(run, { message: 'too much output' });
});

test('signal', async () => {
  const run = runTool('/bin/sh', ['-c', 'kill -KILL $$']);
  await assert.rejects(run, (error) => error.message !== 'timeout');
});
