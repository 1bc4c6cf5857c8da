// Bookings API. Users log in, book seats in rooms and see their own
// bookings. Admins may delete any booking, users only their own.
import {
  createHmac, randomBytes, scrypt, timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import express from 'express';

const SECRET = process.env.TOKEN_SECRET;
if (!SECRET) throw new Error('TOKEN_SECRET is not set');

const ORIGINS = ['https://bookings.example'];
const HOUR = 60 * 60 * 1000;
const derive = promisify(scrypt);

const fail = (status, message) =>
  Object.assign(new Error(message), { status, expose: true });

export async function hashPassword(password) {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${(await derive(password, salt, 32)).toString('hex')}`;
}

async function isPassword(password, stored) {
  const [salt, hash] = stored.split(':');
  const given = await derive(password, salt, 32);
  return timingSafeEqual(given, Buffer.from(hash, 'hex'));
}
// Somebody to compare with, so that an unknown address takes as long.
const nobody = await hashPassword(randomBytes(16).toString('hex'));

const sign = (text) =>
  createHmac('sha256', SECRET).update(text).digest('base64url');

function createToken({ id, role }) {
  const json = JSON.stringify({ id, role, exp: Date.now() + HOUR });
  const payload = Buffer.from(json).toString('base64url');
  return `${payload}.${sign(payload)}`;
}

function readToken(token) {
  const [payload, signature = ''] = token.split('.');
  const wanted = Buffer.from(sign(payload));
  const given = Buffer.from(signature);
  const genuine = given.length === wanted.length
    && timingSafeEqual(given, wanted);
  if (!genuine) throw fail(401, 'log in first');
  const user = JSON.parse(Buffer.from(payload, 'base64url'));
  if (user.exp < Date.now()) throw fail(401, 'log in again');
  return user;
}

export function createApp({ db, notify }) {
  const app = express();
  app.disable('x-powered-by');

  app.use((req, res, next) => {
    const origin = req.get('origin');
    res.vary('origin');
    if (ORIGINS.includes(origin)) {
      res.set('access-control-allow-origin', origin);
      res.set('access-control-allow-headers',
        'authorization, content-type');
      res.set('access-control-allow-methods', 'GET, POST, DELETE');
    }
    if (req.method === 'OPTIONS') return res.status(204).end();
    next();
  });
  app.use(express.json({ limit: '10kb' }));

  app.post('/login', async (req, res) => {
    const { email, password } = req.body ?? {};
    if (typeof email !== 'string' || typeof password !== 'string') {
      throw fail(400, 'email and password, please');
    }
    const user = await db.get(
      'SELECT * FROM users WHERE email = ?', email);
    const good = await isPassword(password, user?.password ?? nobody);
    if (!user || !good) throw fail(401, 'wrong email or password');
    res.json({ token: createToken(user) });
  });

  app.use((req, res, next) => {
    const [, token] = /^Bearer (.+)$/.exec(
      req.get('authorization') ?? '') ?? [];
    if (!token) throw fail(401, 'log in first');
    req.user = readToken(token);
    next();
  });

  async function bookingFor(req, mayUse) {
    const booking = await db.get(
      'SELECT * FROM bookings WHERE id = ?', req.params.id);
    if (!booking || !mayUse(req.user, booking)) {
      throw fail(404, 'no such booking');
    }
    return booking;
  }
  const isOwner = (user, booking) => booking.userId === user.id;
  const mayDelete = (user, booking) =>
    user.role === 'admin' || isOwner(user, booking);

  app.get('/bookings', async (req, res) => {
    res.json(await db.all(
      `SELECT bookings.*, rooms.name AS room
       FROM bookings JOIN rooms ON rooms.id = bookings.roomId
       WHERE userId = ? ORDER BY bookings.id LIMIT 100`, req.user.id));
  });

  app.post('/bookings', async (req, res) => {
    const { roomId } = req.body ?? {};
    if (!Number.isInteger(roomId)) throw fail(400, 'roomId: integer');
    const room = await db.get(
      'SELECT * FROM rooms WHERE id = ?', roomId);
    if (!room) throw fail(404, 'no such room');
    const { changes } = await db.run(
      'UPDATE rooms SET free = free - 1 WHERE id = ? AND free > 0',
      roomId);
    if (changes === 0) throw fail(409, 'the room is full');
    const booking = { userId: req.user.id, roomId, price: room.price };
    let id;
    try {
      ({ lastInsertRowid: id } = await db.run(
        'INSERT INTO bookings (userId, roomId, price) VALUES (?, ?, ?)',
        booking.userId, roomId, booking.price));
    } catch (error) { // give the seat back
      await db.run(
        'UPDATE rooms SET free = free + 1 WHERE id = ?', roomId);
      throw error;
    }
    notify({ id, roomId }).catch((error) => {
      console.error('notify failed:', error.message);
    });
    res.status(201).json({ ...booking, id });
  });

  app.delete('/bookings/:id', async (req, res) => {
    const { id, roomId } = await bookingFor(req, mayDelete);
    const { changes } = await db.run(
      'DELETE FROM bookings WHERE id = ?', id);
    if (changes === 1) {
      await db.run(
        'UPDATE rooms SET free = free + 1 WHERE id = ?', roomId);
    }
    res.status(204).end();
  });

  app.get('/bookings/:id/invoice', async (req, res) => {
    const { id, price } = await bookingFor(req, isOwner);
    res.type('text').send(`Invoice ${id}: ${price}\n`);
  });

  app.use((req, res) => {
    res.status(404).json({ error: 'not found' });
  });
  app.use((error, req, res, next) => {
    if (res.headersSent) return next(error);
    const known = error.expose === true && error.status < 500;
    if (!known) console.error(error);
    res.status(known ? error.status : 500)
      .json({ error: known ? error.message : 'internal error' });
  });
  return app;
}

export function start(parts, port = process.env.PORT ?? 3000) {
  const server = createApp(parts).listen(port, (error) => {
    if (error) throw error;
    console.log('Bookings API is up');
  });
  process.once('SIGTERM', () => server.close());
  return server;
}
