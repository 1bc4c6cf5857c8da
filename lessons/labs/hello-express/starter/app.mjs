import express from 'express';

export function createApp() {
  const app = express();
  app.get('/square/:n', (req, res) => {
    res.json({ n: req.params.n, square: req.params.n ** 2 });
  });
  return app;
}
