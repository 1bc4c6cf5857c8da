import express from 'express';

const escapeQuotes = (text) => text.replaceAll("'", "''");

export function createApp(db) {
  const app = express();

  app.get('/customers', (req, res) => {
    const { q = '', sort = 'name' } = req.query;
    const customers = db.prepare(`
      SELECT * FROM customers
      WHERE name LIKE '%' || ? || '%'
      ORDER BY ${sort} LIMIT 50
    `).all(String(q));
    res.json(customers);
  });

  app.get('/orders', (req, res) => {
    const ids = String(req.query.ids ?? '').split(',').slice(0, 50);
    const marks = ids.map(() => '?').join(', ');
    const orders = db.prepare(
      `SELECT id, item FROM orders WHERE id IN (${marks})`,
    ).all(...ids);
    res.json(orders);
  });

  app.get('/orders/:id', (req, res) => {
    const id = escapeQuotes(req.params.id);
    const order = db.prepare(
      `SELECT id, item FROM orders WHERE id = ${id}`,
    ).get();
    if (!order) return res.sendStatus(404);
    res.json(order);
  });

  app.get('/search', (req, res) => {
    const found = db.prepare(`
      SELECT id, item FROM orders
      WHERE item LIKE '%${req.query.text}%' LIMIT 50
    `).all();
    res.json(found);
  });

  return app;
}
