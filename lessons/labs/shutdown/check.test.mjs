import test from 'node:test';
import assert from 'node:assert/strict';
import http from 'node:http';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { shutdown } from './shutdown.mjs';

test.before(() => {
  process.exit = () => { throw new Error('process.exit was called'); };
});

async function start(t, ms) {
  const server = http.createServer((req, res) => {
    setTimeout(() => res.end('done'), ms).unref();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  const agent = new http.Agent({ keepAlive: true });
  t.after(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });
  const get = (options = { agent }) => new Promise((resolve) => {
    http.get({ host: '127.0.0.1', port, ...options }, (res) => {
      let body = '';
      res.on('data', (chunk) => { body += chunk; });
      res.on('end', () => resolve(body));
      res.on('error', (error) => resolve(error.code));
    }).on('error', (error) => resolve(error.code));
  });
  return { server, get };
}

const timers = () => process.getActiveResourcesInfo()
  .filter((name) => name === 'Timeout').length;

test('a request in progress may finish, no longer', async (t) => {
  const { server, get } = await start(t, 300);
  const answer = get();
  await once(server, 'request');
  assert.equal(await shutdown(server, { graceMs: 4000 }), 'clean');
  assert.equal(await answer, 'done');
});

test('idle connections are closed', async (t) => {
  const { server, get } = await start(t, 1);
  await get();
  assert.equal(await shutdown(server, { graceMs: 4000 }), 'clean');
});

test('new connections are refused', async (t) => {
  const { server, get } = await start(t, 500);
  const answer = get();
  await once(server, 'request');
  const stopping = shutdown(server, { graceMs: 4000 });
  assert.equal(await get({ agent: false }), 'ECONNREFUSED');
  await stopping;
  await answer;
});

test('what takes too long is cut off', async (t) => {
  const { server, get } = await start(t, 20_000);
  const answer = get();
  await once(server, 'request');
  const begin = performance.now();
  assert.equal(await shutdown(server, { graceMs: 300 }), 'forced');
  const took = performance.now() - begin < 4000 ? 'in time' : 'too late';
  assert.equal(took, 'in time');
  assert.equal(await answer, 'ECONNRESET');
});

test('twice is once', async (t) => {
  const { server } = await start(t, 1);
  const first = shutdown(server);
  const again = shutdown(server) === first ? 'the same' : 'another';
  assert.equal(`${again} promise`, 'the same promise');
  assert.equal(await first, 'clean');
});

test('no timer is left', async (t) => {
  const { server } = await start(t, 1);
  await sleep(10);
  const before = timers();
  await shutdown(server, { graceMs: 60_000 });
  assert.equal(`${timers() - before} timers left`, '0 timers left');
});
