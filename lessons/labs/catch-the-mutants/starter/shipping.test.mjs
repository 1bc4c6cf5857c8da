import test from 'node:test';
import assert from 'node:assert/strict';
import { shipping } from './shipping.mjs';

test('shipping costs something', () => {
  assert.ok(shipping(1000, 'DE'));
});
