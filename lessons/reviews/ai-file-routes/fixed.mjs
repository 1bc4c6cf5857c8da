import express from 'express';
import { rm } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, 'uploads');

export const app = express();

// The full path of `name`, or undefined if it is not inside ROOT.
function inside(name) {
  if (typeof name !== 'string' || name.includes('\0')) return;
  const file = path.resolve(ROOT, name);
  return file.startsWith(ROOT + path.sep) ? file : undefined;
}

app.get('/download', (req, res) => {
  const { name } = req.query;
  if (typeof name !== 'string') return res.sendStatus(400);
  res.download(name, { root: ROOT }); // refuses, or answers 404
});

app.get('/preview/*path', (req, res) => {
  res.sendFile(req.params.path.join('/'), { root: ROOT });
});

app.delete('/files', async (req, res) => {
  const file = inside(req.query.name);
  if (!file) return res.sendStatus(400);
  await rm(file, { force: true });
  res.sendStatus(204);
});
