import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import test from 'node:test';

const file = new URL('./subject.json', import.meta.url);
const manifest = JSON.parse(readFileSync(file, 'utf8'));
const { dependencies, scripts } = manifest;

test('start needs nothing that is left out in production', () => {
  const [command] = scripts.start.split(' ');
  const there = ['node', 'npm', ...Object.keys(dependencies)];
  assert.ok(there.includes(command), `${command}: not found`);
});

test('two deployments of one commit bring the same packages', () => {
  assert.match(scripts.deploy, /\bnpm ci\b/);
});

test('no range accepts every future major version', () => {
  const open = Object.entries(dependencies).filter(
    ([, range]) => !/^[~^]?\d+\.\d+\.\d+$/.test(range),
  );
  assert.deepEqual(open, []);
});

test('no package bears the name of a built-in module', () => {
  const names = Object.keys(dependencies);
  const shadows = names.filter((name) => builtinModules.includes(name));
  assert.deepEqual(shadows, []);
});
