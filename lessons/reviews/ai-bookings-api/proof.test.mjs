import test from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';

process.env.TOKEN_SECRET = 'a key for this test only';
const { createApp, hashPassword, start } = await import('./subject.mjs');
const hash = {
  ann: await hashPassword('secret-ann'),
  bob: await hashPassword('secret-bob'),
};

function database() {
  const sqlite = new DatabaseSync(':memory:');
  sqlite.exec(`
    CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT,
      password TEXT, role TEXT);
    CREATE TABLE rooms (id INTEGER PRIMARY KEY, name TEXT,
      free INTEGER, price INTEGER);
    CREATE TABLE bookings (id INTEGER PRIMARY KEY, userId INTEGER,
      roomId INTEGER, price INTEGER);
    INSERT INTO users VALUES (1, 'ann@x.example', '${hash.ann}', 'user');
    INSERT INTO users VALUES (2, 'bob@x.example', '${hash.bob}', 'user');
    INSERT INTO rooms VALUES (1, 'Blue', 2, 40), (2, 'Red', 0, 30);
    INSERT INTO bookings VALUES (7, 2, 1, 40), (8, 1, 2, 30);
  `);
  const prepared = (how) => async (sql, ...values) => {
    await sleep(20); // a database answers later
    return sqlite.prepare(sql)[how](...values);
  };
  const rows = () =>
    sqlite.prepare('SELECT * FROM bookings ORDER BY id').all();
  return {
    db: { get: prepared('get'), all: prepared('all'), run: prepared('run') },
    rows,
    has: (id) => rows().some((row) => row.id === id),
    free: (id) =>
      sqlite.prepare('SELECT free FROM rooms WHERE id = ?').get(id).free,
  };
}

async function lab(t, { notify = async () => {} } = {}) {
  const log = t.mock.method(console, 'log', () => {});
  t.mock.method(console, 'error', () => {});
  const { db, rows, has, free } = database();
  const app = createApp({ db, notify: (booking) => notify(booking) });
  app.set('env', 'test');
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => { server.closeAllConnections(); server.close(); });
  const base = `http://127.0.0.1:${server.address().port}`;

  const ask = async (line, { json, raw, token, headers } = {}) => {
    const [method, path] = line.split(' ');
    const init = { method, headers: { ...headers } };
    if (token) init.headers.authorization = `Bearer ${token}`;
    if (json !== undefined || raw !== undefined) {
      init.headers['content-type'] = 'application/json';
      init.body = raw ?? JSON.stringify(json);
    }
    init.signal = AbortSignal.timeout(1500);
    const res = await fetch(base + path, init);
    const text = await res.text();
    return { status: res.status, headers: res.headers, text };
  };
  const login = async (name) => {
    const json = {
      email: `${name}@x.example`, password: `secret-${name}` };
    return JSON.parse((await ask('POST /login', { json })).text).token;
  };
  return { ask, login, rows, has, free, log };
}

test('without a key it does not start', async () => {
  delete process.env.TOKEN_SECRET;
  await assert.rejects(import('./subject.mjs?without-key'));
});

test('a forged token is worth nothing', async (t) => {
  const { ask, has } = await lab(t);
  const forged = JSON.stringify({ id: 9, role: 'admin', exp: 9e15 });
  const token = `${Buffer.from(forged).toString('base64url')}.x`;
  await ask('DELETE /bookings/7', { token });
  assert.ok(has(7));
});

test('nobody logs in through SQL', async (t) => {
  const { ask } = await lab(t);
  const known = await hashPassword('mine');
  const email = `' UNION SELECT 2, 'x', '${known}', 'admin' --`;
  const json = { email, password: 'mine' };
  assert.equal((await ask('POST /login', { json })).status, 401);
});

test('strangers delete nothing', async (t) => {
  const { ask, has } = await lab(t);
  await ask('DELETE /bookings/7');
  assert.ok(has(7));
});

test('an id is not a command', async (t) => {
  const { ask, login } = await lab(t);
  const token = await login('bob');
  await ask('GET /bookings/7;touch%20hacked;/invoice', { token });
  assert.equal(existsSync('hacked'), false);
});

test('a strange website is not let in', async (t) => {
  const { ask } = await lab(t);
  const origin = 'https://evil.example';
  const { headers } = await ask('GET /bookings', { headers: { origin } });
  assert.notEqual(headers.get('access-control-allow-origin'), origin);
});

test('Ann books as Ann, whoever comes in between', async (t) => {
  const { db, rows } = database();
  const server = createApp({
    db: {
      ...db,
      get: async (sql, ...values) => {
        const row = await db.get(sql, ...values);
        if (sql.includes('FROM rooms WHERE')) await meanwhile();
        return row;
      },
    },
    notify: async () => {},
  }).listen(0, '127.0.0.1');
  t.mock.method(console, 'log', () => {});
  await once(server, 'listening');
  t.after(() => { server.closeAllConnections(); server.close(); });
  const base = `http://127.0.0.1:${server.address().port}`;
  const send = (path, json, token) => fetch(base + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(json),
  });
  const login = async (name) => (await (await send('/login', {
    email: `${name}@x.example`, password: `secret-${name}`,
  })).json()).token;
  let meanwhile = async () => {};
  const [ann, bob] = [await login('ann'), await login('bob')];
  meanwhile = async () => {
    const headers = { authorization: `Bearer ${bob}` };
    await (await fetch(`${base}/nothing`, { headers })).text();
  };
  await (await send('/bookings', { roomId: 1 }, ann)).text();
  assert.equal(rows().at(-1).userId, 1);
});

test('a megabyte is too much', async (t) => {
  const { ask, login } = await lab(t);
  const token = await login('ann');
  const json = { roomId: 1, note: 'x'.repeat(1e6) };
  const { status } = await ask('POST /nothing', { json, token });
  assert.equal(status, 413);
});

test('broken JSON is a quiet 400', async (t) => {
  const { ask } = await lab(t);
  const { status, text } = await ask('POST /login', { raw: '{oops' });
  assert.equal(status, 400);
  assert.doesNotMatch(text, /node_modules/);
});

test('a token in a URL is ignored', async (t) => {
  const { ask, login } = await lab(t);
  const token = await login('ann');
  assert.equal((await ask(`GET /bookings?token=${token}`)).status, 401);
});

test('no password reaches the log', async (t) => {
  const { login, log } = await lab(t);
  await login('ann');
  const lines = JSON.stringify(log.mock.calls.map((c) => c.arguments));
  assert.doesNotMatch(lines, /secret-ann/);
});

test('a login without a body is a 400', async (t) => {
  const { ask } = await lab(t);
  assert.equal((await ask('POST /login')).status, 400);
});

test('an unknown address gets the same 401', async (t) => {
  const { ask } = await lab(t);
  const json = { email: 'eve@x.example', password: 'x' };
  assert.equal((await ask('POST /login', { json })).status, 401);
});

test('a wrong password is answered', async (t) => {
  const { ask } = await lab(t);
  const json = { email: 'ann@x.example', password: 'wrong' };
  assert.equal((await ask('POST /login', { json })).status, 401);
});

test('equal passwords have different hashes', async () => {
  assert.notEqual(await hashPassword('x'), await hashPassword('x'));
});

test('a token holds no password, and ends', async (t) => {
  const { login } = await lab(t);
  const [payload] = (await login('ann')).split('.');
  const content = JSON.parse(Buffer.from(payload, 'base64url'));
  assert.equal('password' in content, false);
  assert.ok(content.exp > 0);
});

test('Ann sees the bookings of Ann', async (t) => {
  const { ask, login } = await lab(t);
  const { text } = await ask('GET /bookings', { token: await login('ann') });
  assert.deepEqual(JSON.parse(text).map((b) => b.id), [8]);
});

test('bookings have the names of their rooms', async (t) => {
  const { ask, login } = await lab(t);
  const { text } = await ask('GET /bookings', { token: await login('ann') });
  assert.ok(JSON.parse(text).every((b) => b.room));
});

test('a full room is a 409', async (t) => {
  const { ask, login } = await lab(t);
  const options = { json: { roomId: 2 }, token: await login('ann') };
  assert.equal((await ask('POST /bookings', options)).status, 409);
});

test('two seats, five requests, two bookings', async (t) => {
  const { ask, login, rows } = await lab(t);
  const options = { json: { roomId: 1 }, token: await login('ann') };
  await Promise.allSettled([1, 2, 3, 4, 5].map(() =>
    ask('POST /bookings', options)));
  assert.equal(rows().filter((b) => b.roomId === 1).length, 1 + 2);
});

test('a silent partner does not stop a booking', async (t) => {
  const notify = () => new Promise(() => {});
  const { ask, login, rows } = await lab(t, { notify });
  const options = { json: { roomId: 1 }, token: await login('ann') };
  await ask('POST /bookings', options);
  assert.equal(rows().length, 3);
});

test('the price is ours', async (t) => {
  const { ask, login, rows } = await lab(t);
  const json = { roomId: 1, userId: 2, price: 0 };
  await ask('POST /bookings', { json, token: await login('ann') });
  assert.equal(rows().at(-1).price, 40);
  assert.equal(rows().at(-1).userId, 1);
});

test('a new booking is a 201', async (t) => {
  const { ask, login } = await lab(t);
  const options = { json: { roomId: 1 }, token: await login('ann') };
  assert.equal((await ask('POST /bookings', options)).status, 201);
});

test('a deleted booking is a 204', async (t) => {
  const { ask, login } = await lab(t);
  const token = await login('bob');
  assert.equal((await ask('DELETE /bookings/7', { token })).status, 204);
});

test('a deleted booking frees its seat', async (t) => {
  const { ask, login, free } = await lab(t);
  await ask('DELETE /bookings/7', { token: await login('bob') });
  assert.equal(free(1), 3);
});

test('an invoice is for its owner', async (t) => {
  const { ask, login } = await lab(t);
  const token = await login('ann');
  assert.equal((await ask('GET /bookings/7/invoice', { token })).status, 404);
});

test('no invoice is left on the disk', async (t) => {
  const { ask, login } = await lab(t);
  const token = await login('bob');
  const { text } = await ask('GET /bookings/7/invoice', { token });
  assert.match(text, /Invoice 7/);
  assert.equal(existsSync('invoice.txt'), false);
});

test('an uncaught error ends the process', async () => {
  const before = process.listenerCount('uncaughtException');
  const server = start({}, 0);
  await once(server, 'listening');
  server.close();
  assert.equal(process.listenerCount('uncaughtException'), before);
});

test('a port in use is no success', async (t) => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  t.after(() => other.close());
  const program = `import { start } from './subject.mjs';
    start({}, ${other.address().port});`;
  const child = spawn(process.execPath,
    ['--input-type=module', '-e', program],
    { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.on('data', (chunk) => { output += chunk; });
  await once(child, 'close');
  assert.doesNotMatch(output, /is up/);
});
