import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createApp } from './subject.mjs';

const accountOf = async () => ({ name: 'Ada', credit: 100 });

// What nginx passes on: whatever the visitor sent, then the true address.
async function start(t, limit = 100) {
  const server = createApp({ accountOf, limit }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${server.address().port}`;
  return (path, { from, invented, origin } = {}) => fetch(base + path, {
    redirect: 'manual',
    headers: {
      'x-forwarded-for': invented ? `${invented}, ${from}` : from,
      ...(origin && { origin }),
    },
  });
}

test('an invented address does not avoid the limit', async (t) => {
  const get = await start(t, 3);
  const names = [];
  for (let i = 1; i <= 4; i++) {
    const res = await get('/account',
      { from: '203.0.113.1', invented: `6.6.6.${i}` });
    names.push((await res.json()).name ?? 'refused');
  }
  assert.equal(names.join(' '), 'Ada Ada Ada refused');
});

test('a minute later the visitor is welcome again', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: 1_800_000_000_000 });
  const get = await start(t, 1);
  const from = '203.0.113.2';
  await get('/account', { from });
  const second = await (await get('/account', { from })).json();
  assert.equal(second.name, undefined);
  t.mock.timers.tick(61_000);
  const later = await (await get('/account', { from })).json();
  assert.equal(later.name ?? 'still refused', 'Ada');
});

test('a refusal says that it is one', async (t) => {
  const get = await start(t, 1);
  const from = '203.0.113.3';
  await get('/account', { from });
  const res = await get('/account', { from });
  assert.equal(res.status, 429);
  assert.ok(Number(res.headers.get('retry-after')) > 0);
});

test('a strange site may not read the account', async (t) => {
  const get = await start(t);
  const from = '203.0.113.4';
  const allow = async (origin) => {
    const res = await get('/account', { from, origin });
    return res.headers.get('access-control-allow-origin') ?? 'nobody';
  };
  assert.equal(await allow('https://evil.example'), 'nobody');
  assert.equal(await allow('https://app.example'), 'https://app.example');
});

test('a redirect stays at home', async (t) => {
  const get = await start(t);
  const from = '203.0.113.5';
  const home = await get('/welcome?next=/orders/7', { from });
  assert.equal(home.headers.get('location'), '/orders/7');
  const away = await get('/welcome?next=//evil.example/', { from });
  assert.equal(away.status, 400);
});
