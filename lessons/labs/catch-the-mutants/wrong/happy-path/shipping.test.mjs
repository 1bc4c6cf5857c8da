import test from 'node:test';
import assert from 'node:assert/strict';
import { shipping } from './shipping.mjs';

test('at home', () => {
  assert.equal(shipping(1000, 'DE'), 490);
  assert.equal(shipping(9000, 'DE'), 0);
});

test('abroad', () => {
  assert.equal(shipping(1000, 'AT'), 1480);
});
