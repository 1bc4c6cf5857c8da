import express from 'express';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createGzip } from 'node:zlib';
import { store } from './store.mjs';

const DATA = path.join(import.meta.dirname, 'data');

export const app = express();

function parseRow(line) {
  const [name, price] = line.split(';');
  if (!price) throw new Error(`no price in: ${line}`);
  return { name, price: Number(price) };
}

app.post('/import', (req, res) => {
  let body = '';
  req.on('data', (chunk) => { body += chunk; });
  req.on('end', () => {
    const rows = body.trimEnd().split('\n').map(parseRow);
    store.save(rows);
    res.send(`imported ${rows.length} rows`);
  });
});

app.get('/export', async (req, res) => {
  const csv = await readFile(path.join(DATA, 'orders.csv'));
  res.attachment('orders.csv');
  res.send(csv);
});

app.get('/backup', (req, res) => {
  res.attachment('backup.gz');
  createReadStream(path.join(DATA, 'backup.tar'))
    .pipe(createGzip())
    .pipe(res);
});
