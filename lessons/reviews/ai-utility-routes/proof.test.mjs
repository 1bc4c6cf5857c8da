import test from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createApp } from './subject.mjs';

async function start(t) {
  const settings = { theme: 'light' };
  const loaded = [];
  const app = createApp({
    settingsOf: () => settings,
    posts: new Map([['first-post', 'Hello']]),
    load: async (link) => {
      loaded.push(link);
      return new Response('<title>News</title>');
    },
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${server.address().port}`;
  const get = (path) => fetch(base + path);
  const send = (method, path, body) => fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body,
  });
  await (await get('/warm-up')).text();
  return { get, send, loaded };
}

test('settings of one visitor change nothing for others', async (t) => {
  const { send } = await start(t);
  const dark = await send('PATCH', '/settings', '{"theme":"dark"}');
  assert.deepEqual(await dark.json(), { theme: 'dark' });
  await send('PATCH', '/settings', '{"__proto__":{"polluted":true}}');
  const { polluted } = {};
  delete Object.prototype.polluted;
  assert.equal(polluted ? 'every object changed' : 'no harm', 'no harm');
});

test('a strange address leaves the thread free', async (t) => {
  const { send } = await start(t);
  const subscribe = async (email) =>
    (await send('POST', '/newsletter', JSON.stringify({ email }))).status;
  assert.equal(await subscribe('ada@example.com'), 204);

  let last = performance.now();
  let longest = 0;
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const clock = setInterval(look, 1);
  assert.equal(await subscribe('a'.repeat(28)), 400);
  look();
  clearInterval(clock);
  const seen = longest < 400 ? 'free' : `stopped for ${Math.round(longest)} ms`;
  assert.equal(seen, 'free');
});

test('a formula is a formula and no program', async (t) => {
  const { get } = await start(t);
  const price = async (formula) =>
    get(`/price?formula=${encodeURIComponent(formula)}`);
  const honest = await price('2 * 19.90');
  assert.deepEqual(await honest.json(), { price: 39.8 });
  await price('globalThis.wasHere = true');
  const { wasHere } = globalThis;
  delete globalThis.wasHere;
  assert.equal(wasHere ? 'it ran as a program' : 'no harm', 'no harm');
});

test('what is searched for is shown as text', async (t) => {
  const { get } = await start(t);
  const page = await (await get('/search?q=<script>x()</script>')).text();
  assert.equal(page.includes('<script>') ? 'a tag' : 'text', 'text');
});

test('only partners are fetched', async (t) => {
  const { get, loaded } = await start(t);
  const news = await get('/preview?link=https://news.example/today');
  assert.deepEqual(await news.json(), { title: 'News' });
  await get('/preview?link=http://169.254.169.254/');
  assert.equal(loaded.join(' and '), 'https://news.example/today');
});
