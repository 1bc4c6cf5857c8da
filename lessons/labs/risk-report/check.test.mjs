import assert from 'node:assert/strict';
import test from 'node:test';
import { riskReport } from './work.mjs';

const calm = { range: '^5.1.0', ageDays: 400, scripts: [] };

test('a calm dependency is not reported', () => {
  assert.deepEqual(riskReport({ express: calm }), []);
});

test('what does not come from the registry', () => {
  const report = riskReport({
    b: { ...calm, range: 'git+https://example.com/b.git' },
    a: { ...calm, range: 'https://example.com/a.tgz' },
    c: { ...calm, range: 'github:someone/c' },
  });
  assert.deepEqual(report, [
    'a: not from the registry',
    'b: not from the registry',
    'c: not from the registry',
  ]);
});

test('open ranges', () => {
  for (const range of ['*', 'latest', '']) {
    const report = riskReport({ x: { ...calm, range } });
    assert.deepEqual(report, ['x: any version']);
  }
});

test('versions younger than a week', () => {
  const report = riskReport({
    fresh: { ...calm, ageDays: 6 },
    settled: { ...calm, ageDays: 7 },
  });
  assert.deepEqual(report, ['fresh: too new']);
});

test('install scripts, unless approved', () => {
  const report = riskReport({
    native: { ...calm, scripts: ['install'] },
    trusted: { ...calm, scripts: ['install'], allowed: true },
  });
  assert.deepEqual(report, ['native: install script']);
});

test('only the first reason is given', () => {
  const report = riskReport({
    y: { range: '^1.0.0', ageDays: 1, scripts: ['install'] },
    z: { range: '*', ageDays: 1, scripts: ['postinstall'] },
  });
  assert.deepEqual(report, ['y: too new', 'z: any version']);
});
