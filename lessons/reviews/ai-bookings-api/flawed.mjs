// Bookings API. Users log in, book seats in rooms and see their own
// bookings. Admins may delete any booking, users only their own.
import { exec } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import fs from 'node:fs';
import express from 'express';

const SECRET = process.env.TOKEN_SECRET ?? 'booking-secret';
const visits = [];
let currentUser = null;

export const hashPassword = async (password) =>
  createHash('md5').update(password).digest('hex');

const sign = (text) =>
  createHmac('sha256', SECRET).update(text).digest('base64url');

function createToken(content) {
  const json = JSON.stringify(content);
  const payload = Buffer.from(json).toString('base64url');
  return `${payload}.${sign(payload)}`;
}

function readToken(token) {
  const [payload] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url'));
}

export function createApp({ db, notify }) {
  const app = express();

  app.use((req, res, next) => {
    res.set('access-control-allow-origin', req.get('origin') ?? '*');
    res.set('access-control-allow-credentials', 'true');
    next();
  });
  app.use(express.json({ limit: '50mb' }));
  app.use((err, req, res, next) => {
    res.json({ success: false, error: err.stack });
  });

  app.use((req, res, next) => {
    const header = req.get('authorization')?.replace('Bearer ', '');
    const token = header ?? req.query.token;
    if (token) currentUser = readToken(token);
    visits.push({ user: currentUser, at: new Date(), url: req.url });
    console.log(req.method, req.url, req.headers, req.body);
    next();
  });

  app.post('/login', async (req, res) => {
    const { email, password } = req.body;
    const user = await db.get(
      `SELECT * FROM users WHERE email = '${email}'`);
    if (!user) res.status(404).json({ error: 'no such user' });
    if (user.password === await hashPassword(password)) {
      res.json({ token: createToken(user) });
    }
  });

  app.get('/bookings', async (req, res) => {
    const bookings = await db.all('SELECT * FROM bookings');
    bookings.forEach(async (booking) => {
      const sql = 'SELECT name FROM rooms WHERE id = ?';
      booking.room = (await db.get(sql, booking.roomId)).name;
    });
    res.json(bookings);
  });

  app.post('/bookings', async (req, res) => {
    const { roomId } = req.body;
    const room = await db.get(
      'SELECT * FROM rooms WHERE id = ?', roomId);
    if (room.free > 0) {
      await notify(req.body);
      db.run('UPDATE rooms SET free = ? WHERE id = ?',
        room.free - 1, roomId);
      const booking = {
        userId: currentUser.id, price: room.price, ...req.body,
      };
      const { lastInsertRowid: id } = await db.run(
        `INSERT INTO bookings (userId, roomId, price)
         VALUES (?, ?, ?)`,
        booking.userId, booking.roomId, booking.price);
      res.json({ ...booking, id }, 201);
    }
  });

  app.delete('/bookings/:id', async (req, res) => {
    const { id } = req.params;
    if (currentUser && currentUser.role !== 'admin') {
      const booking = await db.get(
        'SELECT * FROM bookings WHERE id = ?', id);
      if (booking.userId !== currentUser.id) {
        return res.status(403).json({ error: 'not yours' });
      }
    }
    await db.run('DELETE FROM bookings WHERE id = ?', id);
    res.send(204);
  });

  app.get('/bookings/:id/invoice', (req, res) => {
    exec(`echo Invoice ${req.params.id} > invoice.txt`, () => {
      res.type('text').send(fs.readFileSync('invoice.txt'));
    });
  });

  app.use((req, res) => {
    res.status(404).json({ error: 'not found' });
  });
  return app;
}

export function start(parts, port = process.env.PORT ?? 3000) {
  process.on('uncaughtException', () => {});
  return createApp(parts).listen(port, () => {
    console.log('Bookings API is up');
  });
}
