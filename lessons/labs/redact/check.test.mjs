import test from 'node:test';
import assert from 'node:assert/strict';
import { redact } from './redact.mjs';

test('secrets are hidden at any depth and in any spelling', () => {
  const out = redact({
    user: 'ann',
    Password: 'x',
    list: [
      { accessToken: 'y', headers: { AUTHORIZATION: 'z' } },
      { 'set-cookie': ['w'] },
    ],
    cardNumber: { digits: '4242' },
  });
  assert.deepEqual(out, {
    user: 'ann',
    Password: '[hidden]',
    list: [
      { accessToken: '[hidden]', headers: { AUTHORIZATION: '[hidden]' } },
      { 'set-cookie': '[hidden]' },
    ],
    cardNumber: '[hidden]',
  });
});

test('the input stays as it was', () => {
  const input = { password: 'x', list: [{ token: 1 }], done() {} };
  const { done } = input;
  redact(input);
  const now = JSON.stringify(input);
  assert.equal(now, '{"password":"x","list":[{"token":1}]}');
  assert.equal(input.done, done);
});

test('errors keep what is worth knowing', () => {
  const cause = new RangeError('disk full');
  const out = redact({ error: new TypeError('bad', { cause }) });
  assert.equal(out.error.name, 'TypeError');
  assert.equal(out.error.message, 'bad');
  assert.match(out.error.stack, /check\.test/);
  assert.equal(out.error.cause.name, 'RangeError');
  assert.equal(out.error.cause.message, 'disk full');
  assert.equal('cause' in redact(new Error('x')), false);
});

test('circles are closed, and twice is no circle', () => {
  const a = { n: 1 };
  a.self = a;
  assert.deepEqual(redact(a), { n: 1, self: '[circular]' });
  const shared = { k: 1 };
  assert.deepEqual(redact([shared, shared]), [{ k: 1 }, { k: 1 }]);
});

test('long text and simple values', () => {
  const { t } = redact({ t: 'x'.repeat(500) });
  assert.equal(`${t.length} characters`, '201 characters');
  assert.ok(t === `${'x'.repeat(200)}…`, 'the first 200, then …');
  assert.equal(redact('x'.repeat(200)), 'x'.repeat(200));
  assert.deepEqual(redact({ n: null, z: 0, no: false }),
    { n: null, z: 0, no: false });
  assert.equal(redact(undefined), undefined);
});

test('the result is always JSON', () => {
  const tricky = {
    errors: [new Error('x')], run() {}, mark: Symbol('m'), big: 12n,
    at: new Date(0),
  };
  tricky.errors[0].cause = tricky;
  const out = JSON.parse(JSON.stringify(redact(tricky)));
  assert.deepEqual(Object.keys(out), ['errors', 'big', 'at']);
  assert.equal(out.big, '12');
  assert.equal(out.at, '1970-01-01T00:00:00.000Z');
  assert.equal(out.errors[0].cause, '[circular]');
});
