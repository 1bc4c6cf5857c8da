import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfig } from './work.mjs';

const good = { DB_URL: 'sqlite:shop.db', JWT_SECRET: 'k'.repeat(32) };

test('a good environment is accepted', () => {
  assert.deepEqual(readConfig(good), {
    port: 3000,
    debug: false,
    dbUrl: 'sqlite:shop.db',
    jwtSecret: 'k'.repeat(32),
  });
});

test('PORT becomes a number', () => {
  assert.equal(readConfig({ ...good, PORT: '8080' }).port, 8080);
});

test('only the text true switches DEBUG on', () => {
  const cases = [['true', true], ['false', false], ['0', false]];
  for (const [text, on] of cases) {
    const { debug } = readConfig({ ...good, DEBUG: text });
    const say = (value) => `DEBUG=${text} gives ${JSON.stringify(value)}`;
    assert.equal(say(debug), say(on));
  }
});

test('a PORT that makes no sense is refused', () => {
  for (const PORT of ['', 'abc', '30O0', '0', '-1', '80.5', '70000']) {
    const env = { ...good, PORT };
    assert.throws(() => readConfig(env), /PORT/, `PORT=${PORT}`);
  }
});

test('what must be there is asked for', () => {
  const { DB_URL, JWT_SECRET } = good;
  assert.throws(() => readConfig({ JWT_SECRET }), /DB_URL/);
  assert.throws(() => readConfig({ DB_URL: '', JWT_SECRET }), /DB_URL/);
  assert.throws(() => readConfig({ DB_URL }), /JWT_SECRET/);
  const short = { DB_URL, JWT_SECRET: 'k'.repeat(31) };
  assert.throws(() => readConfig(short), /JWT_SECRET/);
});

test('all problems are named at once', () => {
  const names = ['PORT', 'DB_URL', 'JWT_SECRET'];
  assert.throws(
    () => readConfig({ PORT: 'x' }),
    ({ message }) => names.every((name) => message.includes(name)),
  );
});

test('no value gets into the message', () => {
  assert.throws(
    () => readConfig({ ...good, JWT_SECRET: 'hunter2', PORT: 'swordfish' }),
    ({ message }) => !/hunter2|swordfish/.test(message),
  );
});
