import assert from 'node:assert/strict';
import test from 'node:test';
import { satisfiesCaret } from './work.mjs';

function expect(inside, pairs) {
  for (const [version, range] of pairs) {
    const said = satisfiesCaret(version, range);
    const where = { true: 'inside', false: 'outside' };
    const seen = typeof said === 'boolean' ? where[said] : String(said);
    const right = `${version} is ${where[inside]} ${range}`;
    assert.equal(`${version} is ${seen} ${range}`, right);
  }
}

test('features and repairs are let in', () => {
  expect(true, [
    ['5.1.0', '^5.1.0'],
    ['5.1.4', '^5.1.0'],
    ['5.3.0', '^5.1.0'],
    ['0.7.9', '^0.7.1'],
    ['0.0.3', '^0.0.3'],
  ]);
});

test('the next major version stays outside', () => {
  expect(false, [
    ['6.0.0', '^5.1.0'],
    ['1.0.0', '^0.7.1'],
    ['15.1.0', '^1.5.0'],
  ]);
});

test('older versions stay outside', () => {
  expect(false, [
    ['5.0.9', '^5.1.0'],
    ['5.1.1', '^5.1.2'],
    ['0.7.0', '^0.7.1'],
  ]);
});

test('before 1.0.0 the minor number must stay', () => {
  expect(false, [
    ['0.8.0', '^0.7.1'],
    ['0.0.4', '^0.0.3'],
    ['0.1.0', '^0.0.3'],
  ]);
});

test('numbers are compared as numbers', () => {
  expect(true, [['1.10.0', '^1.9.0'], ['10.0.11', '^10.0.9']]);
  expect(false, [['1.2.0', '^1.10.0'], ['10.0.0', '^1.0.0']]);
});
