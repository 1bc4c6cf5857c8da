import { createHash, randomBytes } from 'node:crypto';
import express from 'express';

export async function hashPassword(password) {
  return createHash('md5').update(password).digest('hex');
}

export function createApp({ users, sessions }) {
  const app = express();
  app.use(express.json());

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
    if (!user) return res.status(404).json({ error: 'no account' });
    if (user.hash !== await hashPassword(password)) {
      return res.status(401).json({ error: 'wrong password' });
    }
    const sid = req.sid ?? randomBytes(32).toString('base64url');
    sessions.set(sid, { email: user.email });
    res.cookie('sid', sid, { secure: true });
    res.sendStatus(204);
  });

  app.get('/me', (req, res) => {
    if (!req.user) return res.sendStatus(401);
    res.json({ email: req.user.email });
  });

  app.post('/logout', (req, res) => {
    res.clearCookie('sid', { secure: true });
    res.sendStatus(204);
  });

  return app;
}
