import test from 'node:test';
import assert from 'node:assert/strict';
import { errorHandler, HttpError } from './errors.mjs';

function play(error, headersSent = false) {
  const seen = { logged: [], passed: [], answers: 0 };
  const res = {
    headersSent,
    status(code) { seen.status = code; return this; },
    json(body) { seen.answers++; seen.body = body; return this; },
    end() { seen.answers++; return this; },
  };
  const handler = errorHandler((e, id) => seen.logged.push([e, id]));
  handler(error, { id: 'r-1' }, res, (e) => seen.passed.push(e));
  return seen;
}
const hidden = { error: 'internal error', id: 'r-1' };

test('Express takes it for an error handler', () => {
  assert.equal(errorHandler(() => {}).length, 4);
});

test('an expected error is shown', () => {
  const seen = play(new HttpError(404, 'no such order'));
  assert.equal(seen.status, 404);
  assert.deepEqual(seen.body, { error: 'no such order' });
  assert.equal(seen.answers, 1);
  assert.equal(seen.logged.length, 0);
});

test('an unexpected error is hidden', () => {
  const seen = play(new TypeError('password is hunter2'));
  assert.equal(seen.status, 500);
  assert.deepEqual(seen.body, hidden);
  assert.equal(seen.answers, 1);
});

test('an unexpected error is logged', () => {
  const error = new TypeError('password is hunter2');
  assert.deepEqual(play(error).logged, [[error, 'r-1']]);
});

test('a status alone makes no error expected', () => {
  const foreign = Object.assign(new Error('x'), { status: 404 });
  const strange = new HttpError(200, 'fine');
  const server = new HttpError(503, 'db-7 is down');
  for (const error of [foreign, strange, server]) {
    const seen = play(error);
    assert.equal(seen.status, 500);
    assert.deepEqual(seen.body, hidden);
  }
});

test('anything can be thrown', () => {
  for (const thrown of [undefined, null, 'text', 42]) {
    const seen = play(thrown);
    assert.equal(seen.status, 500);
    assert.deepEqual(seen.body, hidden);
  }
});

test('an answer that has begun is left to Express', () => {
  const error = new Error('late');
  const seen = play(error, true);
  assert.deepEqual(seen.passed, [error]);
  assert.equal(seen.status, undefined);
  assert.equal(seen.answers, 0);
});
