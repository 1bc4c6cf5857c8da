import express from 'express';

// `db.find`, `db.remove` and `mailer.send` return promises;
// `db.insert(row, done)` is older and calls done(error, id).
export function createApp({ db, mailer, log }) {
  const app = express();
  app.use(express.json());

  app.get('/orders/:id', async (req, res) => {
    const order = await db.find(req.params.id);
    if (!order) return res.sendStatus(404);
    res.json(order);
  });

  app.post('/orders', (req, res, next) => {
    db.insert(req.body, (error, id) => {
      if (error) return next(error);
      res.status(201).json({ id });
    });
  });

  app.delete('/orders/:id', async (req, res) => {
    await db.remove(req.params.id);
    res.sendStatus(204);
  });

  // 204: the mail server has accepted the receipt.
  app.post('/orders/:id/receipt', async (req, res) => {
    await mailer.send(req.params.id);
    res.sendStatus(204);
  });

  app.use((error, req, res, next) => {
    if (res.headersSent) return next(error);
    if (error.expose === true && error.status < 500) {
      return res.status(error.status).json({ error: error.message });
    }
    log(error);
    res.status(500).json({ error: 'internal error' });
  });
  return app;
}
