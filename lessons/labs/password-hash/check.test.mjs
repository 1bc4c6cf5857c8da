import test, { mock } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { hashPassword, verifyPassword } from './password.mjs';

const FORM = /^scrypt\$([0-9a-f]{32})\$([0-9a-f]{64})$/;

test('a real scrypt hash in the right form', async () => {
  const stored = await hashPassword('tea');
  assert.match(stored, FORM);
  const [, salt, key] = FORM.exec(stored);
  const expected = crypto.scryptSync('tea', Buffer.from(salt, 'hex'), 32, {
    N: 2 ** 14, r: 8, p: 1,
  });
  assert.equal(key, expected.toString('hex'));
});

test('a new salt every time', async () => {
  assert.notEqual(await hashPassword('tea'), await hashPassword('tea'));
});

test('right and wrong passwords', async () => {
  const stored = await hashPassword('grün 🌱');
  assert.equal(await verifyPassword('grün 🌱', stored), true);
  assert.equal(await verifyPassword('grun 🌱', stored), false);
  assert.equal(await verifyPassword('', stored), false);
});

test('damaged or foreign input is no match', async () => {
  const stored = await hashPassword('tea');
  const odd = [undefined, null, 7, {}, '', 'x$y$z', 'scrypt$$',
    stored.slice(0, -2), `${stored}00`, stored.replace('scrypt', 'md5')];
  for (const bad of odd) {
    assert.equal(await verifyPassword('tea', bad), false, String(bad));
  }
  for (const bad of [undefined, null, 7, ['tea'], { tea: 1 }]) {
    assert.equal(await verifyPassword(bad, stored), false, String(bad));
  }
});

test('the comparison takes constant time', async () => {
  const stored = await hashPassword('tea');
  const spy = mock.method(crypto, 'timingSafeEqual');
  syncBuiltinESMExports(); // so that named imports see the spy, too
  try {
    await verifyPassword('tea', stored);
    assert.equal(spy.mock.callCount(), 1, 'calls of timingSafeEqual');
  } finally {
    spy.mock.restore();
    syncBuiltinESMExports();
  }
});

test('the event loop stays free', async () => {
  let turns = 0;
  let done = false;
  const look = () => {
    turns += 1;
    if (!done) setImmediate(look);
  };
  setImmediate(look);
  const stored = await hashPassword('tea');
  const whileHashing = turns;
  await verifyPassword('tea', stored);
  done = true;
  assert.ok(whileHashing > 0, 'hashPassword blocks');
  assert.ok(turns > whileHashing, 'verifyPassword blocks');
});
