// Number() is generous: " ", "1e3" and "0x10" are integers to it.
import express from 'express';

export function createApp() {
  const app = express();
  app.disable('x-powered-by');

  app.get('/health', (req, res) => {
    res.json({ status: 'up' });
  });

  app.get('/square/:n', (req, res) => {
    if (!Number.isInteger(Number(req.params.n))) {
      return res.status(400).json({ error: 'n must be an integer' });
    }
    const n = Number(req.params.n);
    res.json({ n, square: n * n });
  });

  app.use((req, res) => {
    res.status(404).json({ error: 'not found' });
  });
  return app;
}
