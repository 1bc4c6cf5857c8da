import test, { mock } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { hashPassword, verifyPassword } from './password.mjs';

const FORM = /^scrypt\$([0-9a-f]{32})\$([0-9a-f]{64})$/;

test('a real scrypt hash in the right form', async () => {
  const stored = await hashPassword('tea');
  assert.equal(FORM.test(stored) ? 'the right form' : `${stored}`,
    'the right form');
  const [, salt, key] = FORM.exec(stored);
  const expected = crypto.scryptSync('tea', Buffer.from(salt, 'hex'), 32, {
    N: 2 ** 14, r: 8, p: 1,
  });
  assert.equal(key, expected.toString('hex'));
});

test('a new salt every time', async () => {
  const [one, two] = [await hashPassword('tea'), await hashPassword('tea')];
  const made = one === two ? 'the same text twice' : 'two texts';
  assert.equal(made, 'two texts');
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
    const answer = await verifyPassword('tea', bad);
    assert.equal(`stored ${bad}: ${answer}`, `stored ${bad}: false`);
  }
  for (const bad of [undefined, null, 7, ['tea'], { tea: 1 }]) {
    const answer = await verifyPassword(bad, stored);
    assert.equal(`password ${bad}: ${answer}`, `password ${bad}: false`);
  }
});

test('the comparison takes constant time', async () => {
  const stored = await hashPassword('tea');
  const spy = mock.method(crypto, 'timingSafeEqual');
  syncBuiltinESMExports(); // so that named imports see the spy, too
  try {
    await verifyPassword('tea', stored);
    const calls = spy.mock.callCount();
    assert.equal(`${calls} × timingSafeEqual`, '1 × timingSafeEqual');
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
  const say = (name, free) =>
    `${name} ${free ? 'lets others in' : 'blocks'}`;
  assert.equal(say('hashPassword', whileHashing > 0),
    say('hashPassword', true));
  assert.equal(say('verifyPassword', turns > whileHashing),
    say('verifyPassword', true));
});
