// Express 5 refuses this star before anything has been asked.
import express from 'express';

export function createApp() {
  const app = express();
  app.disable('x-powered-by');

  app.get('/health', (req, res) => {
    res.json({ status: 'up' });
  });

  app.get('/square/:n', (req, res) => {
    if (!/^-?\d{1,7}$/.test(req.params.n)) {
      return res.status(400).json({ error: 'n must be an integer' });
    }
    const n = Number(req.params.n);
    res.json({ n, square: n * n });
  });

  app.get('*', (req, res) => {
    res.status(404).json({ error: 'not found' });
  });
  return app;
}
