import test from 'node:test';
import assert from 'node:assert/strict';
import { parseSignUp } from './sign-up.mjs';

const good = { email: ' Ada@Example.COM ', age: 36 };
const wrong = (body) => Object.keys(parseSignUp(body).errors ?? {}).sort();

test('values are cleaned', () => {
  assert.deepEqual(parseSignUp(good), {
    ok: true,
    value: { email: 'ada@example.com', age: 36 },
  });
  assert.equal(parseSignUp({ ...good, name: ' Ada ' }).value.name, 'Ada');
});

test('only the known fields are kept', () => {
  const { ok, value } = parseSignUp({ ...good, role: 'admin', id: 1 });
  assert.equal(ok, true);
  assert.deepEqual(Object.keys(value).sort(), ['age', 'email']);
});

test('the body may be anything', () => {
  for (const body of [undefined, null, 5, 'x', true, [], [good]]) {
    assert.deepEqual(wrong(body), ['body'], JSON.stringify(body));
  }
});

test('the age', () => {
  for (const age of ['36', 17, 121, 20.5, NaN, null, [36], true]) {
    assert.deepEqual(wrong({ ...good, age }), ['age'], String(age));
  }
  assert.deepEqual(wrong({ email: good.email }), ['age']);
  for (const age of [18, 120]) {
    assert.deepEqual(wrong({ ...good, age }), []);
  }
});

test('the e-mail address', () => {
  const long = `${'a'.repeat(250)}@b.co`;
  for (const email of ['', 'a', 'a@b', 'a b@c.de', {}, ['a@b.co'], long]) {
    assert.deepEqual(wrong({ ...good, email }), ['email']);
  }
  assert.deepEqual(wrong({ age: 36 }), ['email']);
});

test('the name', () => {
  for (const name of ['', '   ', 'x'.repeat(61), 7, {}, null]) {
    assert.deepEqual(wrong({ ...good, name }), ['name']);
  }
});

test('all problems at once', () => {
  assert.deepEqual(wrong({ name: 1 }), ['age', 'email', 'name']);
});
