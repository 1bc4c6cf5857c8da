import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import { inspect } from 'node:util';

const complete = {
  PORT: '3000',
  DB_URL: 'postgres://shop:hunter2@db/shop',
  JWT_SECRET: 'not-to-be-shown-to-anyone-at-all',
};
const names = ['PORT', 'DEBUG', 'DB_URL', 'JWT_SECRET'];
let starts = 0;

// Loads the file anew, with these variables; returns it and what it logged.
async function start(t, variables) {
  for (const name of names) delete process.env[name];
  Object.assign(process.env, variables);
  const log = t.mock.method(console, 'log', () => {});
  starts += 1;
  const subject = await import(`./subject.mjs?start=${starts}`);
  const logged = log.mock.calls.map((call) => inspect(call.arguments));
  return { ...subject, logged: logged.join('\n') };
}

async function get(t, app, path) {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  t.after(() => server.closeAllConnections());
  return fetch(`http://127.0.0.1:${server.address().port}${path}`);
}

test('a mistyped port is refused at the start', async (t) => {
  await assert.rejects(start(t, { ...complete, PORT: '30O0' }));
});

test('DEBUG=false keeps the debug page closed', async (t) => {
  const { app } = await start(t, { ...complete, DEBUG: 'false' });
  const res = await get(t, app, '/debug/config');
  assert.equal(res.status, 404);
});

test('without JWT_SECRET there is no start', async (t) => {
  await assert.rejects(start(t, { ...complete, JWT_SECRET: '' }));
});

test('the log contains no secret', async (t) => {
  const { logged } = await start(t, complete);
  assert.doesNotMatch(logged, /hunter2|not-to-be-shown/);
});

test('the debug page contains no secret', async (t) => {
  const { app } = await start(t, { ...complete, DEBUG: 'true' });
  const res = await get(t, app, '/debug/config');
  assert.doesNotMatch(await res.text(), /hunter2|not-to-be-shown/);
});
