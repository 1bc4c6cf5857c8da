import test from 'node:test';
import assert from 'node:assert/strict';
import { shipping } from './shipping.mjs';

for (const country of ['DE', 'AT', 'FR', 'PL']) {
  for (const cents of [0, 4999, 5000, 9000]) {
    test(`${cents} to ${country}`, () => {
      const base = shipping(cents, 'DE');
      const expected = country === 'DE' ? base : base + 990;
      assert.equal(shipping(cents, country), expected);
    });
  }
}

test('an unknown country is an error', () => {
  try {
    shipping(1000, 'XX');
  } catch (error) {
    assert.ok(error instanceof RangeError);
  }
});
