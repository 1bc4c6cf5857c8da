import { readdir, readFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import express from 'express';

const uploads = process.env.UPLOADS ?? 'uploads';

export const app = express();
app.disable('x-powered-by');

// The load balancer asks here; three misses and we are restarted.
app.get('/health', (req, res) => {
  res.json({ ok: true });
});

// Draws the watermark into every uploaded image.
app.post('/watermarks', async (req, res) => {
  const names = await readdir(uploads);
  for (const name of names) {
    const pixels = await readFile(path.join(uploads, name));
    const marked = await drawWatermark(pixels);
    await writeFile(path.join(uploads, `${name}.marked`), marked);
  }
  res.json({ marked: names.length });
});

// The loop over the pixels runs on a thread of its own.
async function drawWatermark(pixels) {
  const file = new URL('./watermark.mjs', import.meta.url);
  const worker = new Worker(file, { workerData: pixels });
  const [marked] = await once(worker, 'message');
  return marked;
}
