import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import express from 'express';

const derive = promisify(scrypt);
const COST = { N: 2 ** 14, r: 8, p: 5 };

export async function hashPassword(password, salt = randomBytes(16)) {
  const key = await derive(password, salt, 32, COST);
  return `${salt.toString('hex')}$${key.toString('hex')}`;
}

async function matches(password, stored) {
  const salt = Buffer.from(stored.split('$')[0], 'hex');
  const actual = Buffer.from(await hashPassword(password, salt));
  const expected = Buffer.from(stored);
  return actual.length === expected.length
    && timingSafeEqual(actual, expected);
}

export function createApp({ users, sessions }) {
  const app = express();
  app.use(express.json());
  const flags = { httpOnly: true, secure: true, sameSite: 'lax' };
  const dummy = hashPassword(randomBytes(16).toString('hex'));

  app.use((req, res, next) => {
    const cookies = req.get('cookie') ?? '';
    req.sid = /(?:^|; )sid=([^;]+)/.exec(cookies)?.[1];
    req.user = sessions.get(req.sid);
    next();
  });

  app.post('/login', async (req, res) => {
    const { email, password } = req.body ?? {};
    if (typeof password !== 'string') return res.sendStatus(400);
    const user = users.get(email);
    const right = await matches(password, user?.hash ?? await dummy);
    if (!user || !right) {
      return res.status(401).json({ error: 'unknown or wrong' });
    }
    sessions.delete(req.sid);
    const sid = randomBytes(32).toString('base64url');
    sessions.set(sid, { email: user.email });
    res.cookie('sid', sid, flags);
    res.sendStatus(204);
  });

  app.get('/me', (req, res) => {
    if (!req.user) return res.sendStatus(401);
    res.json({ email: req.user.email });
  });

  app.post('/logout', (req, res) => {
    sessions.delete(req.sid);
    res.clearCookie('sid', flags);
    res.sendStatus(204);
  });

  return app;
}
