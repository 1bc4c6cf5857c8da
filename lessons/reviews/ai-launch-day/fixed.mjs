import { randomBytes, scrypt as scryptCallback } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import express from 'express';

const scrypt = promisify(scryptCallback);
const COST = { N: 2 ** 16, maxmem: 128 * 1024 * 1024 };
const banned = new Set(
  readFileSync(new URL('./banned.txt', import.meta.url), 'utf8')
    .split('\n'),
);

function duplicates(customers) {
  const count = new Map();
  for (const { email } of customers) {
    count.set(email, (count.get(email) ?? 0) + 1);
  }
  return customers.filter(({ email }) => count.get(email) > 1);
}

export function createApp(store) {
  const app = express();
  app.use(express.json());

  app.post('/signup', async (req, res) => {
    const { name, password } = req.body ?? {};
    if (typeof password !== 'string') return res.status(400).end();
    if (banned.has(password)) return res.status(400).end();
    const salt = randomBytes(16);
    const hash = await scrypt(password, salt, 64, COST);
    await store.addUser({ name, salt, hash });
    res.status(201).end();
  });

  app.get('/duplicates', async (req, res) => {
    const customers = await store.customers();
    res.json(duplicates(customers));
  });

  app.get('/search', async (req, res) => {
    const wanted = String(req.query.q ?? '').toLowerCase();
    const names = await store.names();
    res.json(names.filter((n) => n.toLowerCase().includes(wanted)));
  });

  return app;
}
