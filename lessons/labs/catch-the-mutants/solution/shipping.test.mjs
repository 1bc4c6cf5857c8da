import test from 'node:test';
import assert from 'node:assert/strict';
import { shipping } from './shipping.mjs';

test('at home it costs 4.90 below 50.00', () => {
  assert.equal(shipping(0, 'DE'), 490);
  assert.equal(shipping(4999, 'DE'), 490);
});

test('at home it is free from exactly 50.00 on', () => {
  assert.equal(shipping(5000, 'DE'), 0);
});

test('abroad costs 9.90 more, in every country', () => {
  for (const country of ['AT', 'FR', 'PL']) {
    assert.equal(shipping(4999, country), 1480);
  }
});

test('abroad costs 9.90 even for large orders', () => {
  assert.equal(shipping(5000, 'AT'), 990);
});

test('an unknown country is an error', () => {
  assert.throws(() => shipping(1000, 'XX'), RangeError);
});
