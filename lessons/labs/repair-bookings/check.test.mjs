import test, { beforeEach, afterEach } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp } from './app.mjs';

let store;
let server;
let base;

function createStore() {
  const rooms = new Map([
    [1, { id: 1, seats: 2 }], [2, { id: 2, seats: 0 }]]);
  const bookings = new Map([
    [7, { id: 7, userId: 'bob', roomId: 2, note: 'window' }]]);
  return {
    bookings, rooms, broken: '',
    async room(id) {
      const room = rooms.has(id) ? { ...rooms.get(id) } : null;
      await pause(50); // long enough for five to ask at once
      if (this.broken === 'room') throw new Error('password is hunter2');
      return room;
    },
    async takeSeat(id) {
      const free = rooms.get(id).seats > 0;
      if (free) rooms.get(id).seats -= 1;
      await pause(3);
      return free;
    },
    async returnSeat(id) { rooms.get(id).seats += 1; await pause(3); },
    async addBooking(booking) {
      await pause(3);
      if (this.broken === 'add') throw new Error('password is hunter2');
      const saved = { ...booking, id: 100 + bookings.size };
      bookings.set(saved.id, saved);
      return saved;
    },
    async booking(id) {
      const booking = bookings.get(id) ?? null;
      await pause(50);
      return booking;
    },
    async removeBooking(id) { await pause(3); return bookings.delete(id); },
  };
}

beforeEach(() => new Promise((ready) => {
  store = createStore();
  const app = createApp(store);
  app.set('env', 'test'); // keeps the log quiet
  server = app.listen(0, '127.0.0.1', () => {
    base = `http://127.0.0.1:${server.address().port}`;
    ready();
  });
}));
afterEach(() => { server.closeAllConnections(); server.close(); });

async function ask(line, { user = 'ann', json, raw } = {}) {
  const [method, path] = line.split(' ');
  const headers = user ? { 'x-user': user } : {};
  if (json !== undefined || raw) {
    headers['content-type'] = 'application/json';
  }
  let res;
  let text;
  try {
    res = await fetch(base + path, {
      method, headers, body: raw ?? JSON.stringify(json),
      signal: AbortSignal.timeout(3000) });
    text = await res.text();
  } catch (error) {
    throw new Error(error.name === 'TimeoutError'
      ? `${line} got no answer` : `${line}: ${error.message}`);
  }
  let body = null;
  try {
    if (text) body = JSON.parse(text);
  } catch {
    throw new Error(`${line}: ${res.status} with a body that is no JSON`);
  }
  return {
    status: res.status, body, location: res.headers.get('location') };
}
const book = (json, options) => ask('POST /bookings', { json, ...options });

test('a booking is created', async () => {
  const r = await book({ roomId: 1, note: 'window' });
  assert.equal(r.status, 201);
  assert.deepEqual(r.body, { id: 101, roomId: 1, note: 'window' });
  assert.equal(r.location, '/bookings/101');
  assert.equal(store.bookings.get(101).userId, 'ann');
  assert.equal((await book({ roomId: 1 })).body.note, '');
});

test('nobody acts for somebody else', async () => {
  const r = await book({ roomId: 1, userId: 'bob', admin: true });
  assert.equal(r.status, 201);
  const saved = store.bookings.get(r.body.id);
  assert.equal(saved.userId, 'ann');
  assert.equal('admin' in saved, false);
});

test('bad input is a 400', async () => {
  for (const json of [{}, [], { roomId: '1' }, { roomId: 1.5 },
    { roomId: 1, note: 5 }, { roomId: 1, note: 'x'.repeat(101) }]) {
    assert.equal((await book(json)).status, 400, JSON.stringify(json));
  }
  assert.equal((await ask('POST /bookings')).status, 400);
  const broken = await ask('POST /bookings', { raw: '{oops' });
  assert.equal(broken.status, 400);
  assert.equal(typeof broken.body.error, 'string');
});

test('unknown rooms and full rooms', async () => {
  assert.equal((await book({ roomId: 99 })).status, 404);
  assert.equal((await book({ roomId: 2 })).status, 409);
});

test('five people, two seats', async () => {
  const all = await Promise.all([1, 2, 3, 4, 5].map((n) =>
    book({ roomId: 1 }, { user: `u${n}` })));
  const codes = all.map((r) => r.status).sort().join(', ');
  assert.equal(codes, '201, 201, 409, 409, 409');
});

test('only the owner sees and deletes', async () => {
  assert.equal((await ask('GET /bookings/7')).status, 404);
  assert.equal((await ask('DELETE /bookings/7')).status, 404);
  assert.equal(store.bookings.has(7), true);
  const mine = await ask('GET /bookings/7', { user: 'bob' });
  assert.deepEqual(mine.body, { id: 7, roomId: 2, note: 'window' });
});

test('a deleted booking frees its seat once', async () => {
  const both = await Promise.all([1, 2].map(() =>
    ask('DELETE /bookings/7', { user: 'bob' })));
  const codes = both.map((r) => r.status).sort().join(', ');
  assert.equal(codes, '204, 404');
  assert.equal(store.bookings.has(7), false);
  assert.equal(store.rooms.get(2).seats, 1);
});

test('strangers get a 401 everywhere', async () => {
  for (const line of ['GET /bookings/7', 'DELETE /bookings/7',
    'POST /bookings', 'GET /nowhere']) {
    assert.equal((await ask(line, { user: null })).status, 401, line);
  }
  assert.equal(store.bookings.has(7), true);
});

test('unknown things are a 404 in JSON', async () => {
  for (const path of ['/nowhere', '/bookings/abc', '/bookings/7x']) {
    const r = await ask(`GET ${path}`, { user: 'bob' });
    assert.equal(r.status, 404, path);
    assert.equal(typeof r.body.error, 'string');
  }
});

test('a broken store is a quiet 500, and costs no seat', async () => {
  for (const broken of ['room', 'add']) {
    store.broken = broken;
    const r = await book({ roomId: 1 });
    assert.equal(r.status, 500);
    assert.equal(typeof r.body.error, 'string');
    assert.doesNotMatch(JSON.stringify(r.body), /hunter2|at /);
    assert.equal(store.rooms.get(1).seats, 2, 'the seat is lost');
  }
});
