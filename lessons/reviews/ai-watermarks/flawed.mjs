import { readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
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
    const pixels = readFileSync(path.join(uploads, name));
    await drawWatermark(pixels);
    await writeFile(path.join(uploads, `${name}.marked`), pixels);
  }
  res.json({ marked: names.length });
});

// async, so that other requests are served in the meantime
async function drawWatermark(pixels) {
  for (let i = 0; i < pixels.length; i++) {
    pixels[i] = (pixels[i] * 7 + i) % 256;
  }
}
