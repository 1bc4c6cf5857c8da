import { createServer } from 'node:http';

export function createApp() {
  return createServer((req, res) => {
    res.end(JSON.stringify({ ok: true }));
  });
}
