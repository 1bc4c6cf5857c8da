import express from 'express';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { store } from './store.mjs';

const DATA = path.join(import.meta.dirname, 'data');
const LIMIT = 1_000_000; // bytes of one import

export const app = express();

const failure = (status, text, headers) =>
  Object.assign(new Error(text), { status, headers });

async function readText(req) {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > LIMIT) { // the rest will not be read: hang up after
      throw failure(413, 'too large', { connection: 'close' });
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseRow(line) {
  const [name, price] = line.split(';');
  if (!price) throw failure(400, `no price in: ${line}`);
  return { name, price: Number(price) };
}

app.post('/import', async (req, res) => {
  const body = await readText(req);
  const rows = body.trimEnd().split('\n').map(parseRow);
  await store.save(rows);
  res.send(`imported ${rows.length} rows`);
});

async function sendFile(name, label, res, ...stages) {
  const handle = await open(path.join(DATA, name)); // or fail now
  res.attachment(label);
  await pipeline(handle.createReadStream(), ...stages, res);
}

app.get('/export', async (req, res) => {
  await sendFile('orders.csv', 'orders.csv', res);
});

app.get('/backup', async (req, res) => {
  await sendFile('backup.tar', 'backup.gz', res, createGzip());
});
