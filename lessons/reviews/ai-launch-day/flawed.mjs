import { randomBytes, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express from 'express';

const COST = { N: 2 ** 16, maxmem: 128 * 1024 * 1024 };
const banned = new Set(
  readFileSync(new URL('./banned.txt', import.meta.url), 'utf8')
    .split('\n'),
);

function duplicates(customers) {
  return customers.filter((one) => customers.some(
    (other) => other.id !== one.id && other.email === one.email,
  ));
}

export function createApp(store) {
  const app = express();
  app.use(express.json({ limit: '500mb' }));

  app.post('/signup', async (req, res) => {
    const { name, password } = req.body ?? {};
    if (typeof password !== 'string') return res.status(400).end();
    if (banned.has(password)) return res.status(400).end();
    const salt = randomBytes(16);
    const hash = scryptSync(password, salt, 64, COST);
    await store.addUser({ name, salt, hash });
    res.status(201).end();
  });

  app.get('/duplicates', async (req, res) => {
    const customers = await store.customers();
    res.json(await Promise.resolve(duplicates(customers)));
  });

  app.get('/search', async (req, res) => {
    const pattern = new RegExp(req.query.q, 'i');
    const names = await store.names();
    res.json(names.filter((name) => pattern.test(name)));
  });

  return app;
}
