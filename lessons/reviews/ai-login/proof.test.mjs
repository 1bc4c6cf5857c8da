import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createApp, hashPassword } from './subject.mjs';

async function start(t) {
  const hash = await hashPassword('right');
  const users = new Map([['ann@example.org', {
    email: 'ann@example.org', hash,
  }]]);
  const app = createApp({ users, sessions: new Map() });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return async (line, { cookie, json } = {}) => {
    const [method, path] = line.split(' ');
    const { port } = server.address();
    const headers = { 'content-type': 'application/json' };
    if (cookie) headers.cookie = cookie;
    const res = await fetch(`http://127.0.0.1:${port}${path}`, {
      method, headers, body: json && JSON.stringify(json),
    });
    const setCookie = res.headers.get('set-cookie');
    return { status: res.status, text: await res.text(), setCookie };
  };
}
const ann = { email: 'ann@example.org', password: 'right' };
const idIn = ({ setCookie }) => setCookie.split(';')[0];

test('equal passwords have different hashes', async () => {
  const [one, two] = [await hashPassword('tea'), await hashPassword('tea')];
  assert.equal(one === two ? 'one hash for both' : 'two hashes',
    'two hashes');
});

test('no answer tells who has an account', async (t) => {
  const call = await start(t);
  const wrong = await call('POST /login', {
    json: { ...ann, password: 'wrong' },
  });
  const unknown = await call('POST /login', {
    json: { email: 'eve@example.org', password: 'wrong' },
  });
  assert.equal(wrong.status, 401);
  const said = ({ status, text }) => `${status} ${text}`;
  assert.equal(said(unknown), said(wrong));
});

test('a planted id is worth nothing', async (t) => {
  const call = await start(t);
  const cookie = 'sid=planted';
  const login = await call('POST /login', { cookie, json: ann });
  assert.equal(login.status, 204);
  assert.equal((await call('GET /me', { cookie })).status, 401);
});

test('scripts and other sites get no cookie', async (t) => {
  const call = await start(t);
  const { setCookie } = await call('POST /login', { json: ann });
  const has = (flag) => (flag.test(setCookie) ? 'set' : 'missing');
  const http = has(/HttpOnly/);
  const site = has(/SameSite=(Lax|Strict)/);
  assert.equal(`HttpOnly ${http}, SameSite ${site}`,
    'HttpOnly set, SameSite set');
});

test('after the logout the id is dead', async (t) => {
  const call = await start(t);
  const cookie = idIn(await call('POST /login', { json: ann }));
  assert.equal((await call('GET /me', { cookie })).status, 200);
  await call('POST /logout', { cookie });
  assert.equal((await call('GET /me', { cookie })).status, 401);
});
