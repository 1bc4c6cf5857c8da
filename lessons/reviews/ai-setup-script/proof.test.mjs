import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./subject.sh', import.meta.url));

// Runs the script in a new folder, with an `npm` that only takes notes.
const project = mkdtempSync(path.join(os.tmpdir(), 'setup-'));
test.after(() => rmSync(project, { recursive: true }));
const inProject = (name) => path.join(project, name);
writeFileSync(inProject('package-lock.json'), '{}');
writeFileSync(inProject('npm'), '#!/bin/sh\necho "$*" >> notes\n', {
  mode: 0o755,
});
const { status, stderr } = spawnSync('sh', [script], {
  cwd: project,
  env: { PATH: `${project}:/usr/bin:/bin` },
  encoding: 'utf8',
});
assert.equal(status, 0, stderr);
const calls = readFileSync(inProject('notes'), 'utf8').trim().split('\n');

test('nothing is installed under a name that nobody has looked up', () => {
  const documented = ['express', 'express-rate-limit', 'jose'];
  const named = calls
    .map((call) => call.split(' '))
    .filter(([command]) => command === 'install')
    .flatMap(([, ...words]) => words)
    .filter((word) => !word.startsWith('-'));
  const unknown = named.filter((name) => !documented.includes(name));
  assert.deepEqual(unknown, []);
});

test('the lockfile is still there', () => {
  assert.equal(existsSync(inProject('package-lock.json')), true);
});

test('no conflict is forced aside', () => {
  const installs = calls.filter((call) => /^(install|ci)\b/.test(call));
  assert.equal(installs.some((call) => call.includes('--force')), false);
});

test('not every script of every project may run from now on', () => {
  const open = calls.filter((call) => call.includes('allow-all-scripts'));
  assert.deepEqual(open, []);
});

test('the audit changes no major versions', () => {
  assert.equal(calls.includes('audit fix --force'), false);
});
