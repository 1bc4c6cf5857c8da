import express from 'express';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, 'uploads');

export const app = express();

app.get('/download', (req, res) => {
  const { name } = req.query;
  if (typeof name !== 'string') return res.sendStatus(400);
  const file = path.join(ROOT, name);
  if (existsSync(file)) {
    const data = readFileSync(file);
    res.attachment(name).send(data);
  }
});

app.get('/preview/*path', (req, res) => {
  const file = path.resolve(ROOT, ...req.params.path);
  if (!file.startsWith(ROOT)) return res.sendStatus(403);
  res.sendFile(file);
});

app.delete('/files', async (req, res) => {
  const { name } = req.query;
  if (typeof name !== 'string') return res.sendStatus(400);
  const clean = name.replaceAll('../', '');
  await rm(path.join(ROOT, clean), { force: true });
  res.sendStatus(204);
});
