import express from 'express';
import { sign, verify } from './tokens.mjs';

const SECRET = process.env.TOKEN_SECRET;
if (!SECRET || SECRET.length < 32) {
  throw new Error('TOKEN_SECRET must have at least 32 characters');
}

export function createApp(users) {
  const app = express();
  app.use(express.json());

  app.post('/login', async (req, res) => {
    const { email, password } = req.body ?? {};
    const user = await users.check(email, password);
    if (!user) return res.status(401).json({ error: 'wrong login' });
    const claims = { id: user.id, role: user.role };
    res.json({ token: sign(claims, SECRET, { expiresIn: 15 * 60 }) });
  });

  app.use((req, res, next) => {
    const token = req.get('authorization')?.slice('Bearer '.length);
    try {
      req.user = verify(token, SECRET);
    } catch {
      return res.sendStatus(401);
    }
    next();
  });

  app.get('/orders', async (req, res) => {
    const owner = req.user.id;
    res.json(await users.orders({ owner }));
  });

  app.delete('/users/:id', async (req, res) => {
    if (req.user.role !== 'admin') return res.sendStatus(403);
    await users.remove(Number(req.params.id));
    res.sendStatus(204);
  });

  return app;
}
