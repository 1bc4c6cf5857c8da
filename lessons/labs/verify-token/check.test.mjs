import test from 'node:test';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { verifyToken } from './verify-token.mjs';

const KEY = 'k'.repeat(32);
const NOW = 1_800_000_000;
const encode = (value) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

function make(payload, { head = { alg: 'HS256' }, key = KEY } = {}) {
  const text = `${encode(head)}.${encode(payload)}`;
  const hash = head?.alg === 'HS512' ? 'sha512' : 'sha256';
  const signature = createHmac(hash, key).update(text).digest('base64url');
  return `${text}.${signature}`;
}

const good = { sub: 7, role: 'user', exp: NOW + 60 };
function refuse(token, what) {
  let answer = 'accepted';
  try {
    verifyToken(token, KEY, NOW);
  } catch (error) {
    answer = error instanceof Error ? 'refused' : 'thrown, but no Error';
  }
  assert.equal(`${what}: ${answer}`, `${what}: refused`);
}

test('a good token gives its payload', () => {
  assert.deepEqual(verifyToken(make(good), KEY, NOW), good);
});

test('a wrong key or a changed payload is refused', () => {
  refuse(make(good, { key: 'another key' }), 'signed by another key');
  const [head, body, signature] = make(good).split('.');
  const admin = encode({ ...good, role: 'admin' });
  refuse(`${head}.${admin}.${signature}`, 'changed payload');
  refuse(`${head}.${body}.${signature.slice(0, 20)}`, 'half a signature');
  refuse(`${head}.${body}.`, 'no signature');
});

test('another algorithm is refused', () => {
  refuse(`${encode({ alg: 'none' })}.${encode(good)}.`, 'none, unsigned');
  for (const head of [{ alg: 'none' }, { alg: 'HS512' }, {}]) {
    refuse(make(good, { head }), `head ${JSON.stringify(head)}`);
  }
});

test('a token without a future is refused', () => {
  refuse(make({ sub: 7 }), 'without exp');
  refuse(make({ sub: 7, exp: NOW - 1 }), 'expired');
  refuse(make({ sub: 7, exp: NOW }), 'ends this second');
  refuse(make({ sub: 7, exp: '2999-01-01' }), 'exp is text');
});

test('garbage is refused', () => {
  const garbage = ['', '..', 'a.b', 'a.b.c', null, undefined, 7, {}];
  for (const token of garbage) refuse(token, `token ${token}`);
  refuse(`${make(good)}.extra`, 'four parts');
  refuse(make(null), 'payload null');
});
