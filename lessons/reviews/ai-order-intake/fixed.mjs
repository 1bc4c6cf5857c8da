import express from 'express';

// `catalogue` is a Map: article -> price in cents.
// `orders.insert(row)` stores a row and returns it with its new id.
// Who may import is checked in front of this app.
export function createShop({ catalogue, orders }) {
  const app = express();

  // Price lists have up to 300 kB. Above the parser with the small limit!
  app.post('/import', express.json({ limit: '1mb' }), (req, res) => {
    if (!Array.isArray(req.body)) return res.sendStatus(400);
    const known = req.body.filter((r) => catalogue.has(r?.article));
    res.json({ rows: req.body.length, known: known.length });
  });

  app.use(express.json());

  app.post('/orders', async (req, res) => {
    const { article, quantity } = req.body ?? {};
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > 99) {
      return res.status(400).json({ error: 'quantity: 1 to 99' });
    }
    if (!catalogue.has(article)) {
      return res.status(400).json({ error: 'no such article' });
    }
    const order = await orders.insert({
      status: 'unpaid',
      article,
      quantity,
      total: quantity * catalogue.get(article),
    });
    res.status(201).json(order);
  });
  return app;
}
