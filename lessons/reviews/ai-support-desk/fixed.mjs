import express from 'express';

const SORT = { name: 'name', city: 'city' };

export function createApp(db) {
  const app = express();

  app.get('/customers', (req, res) => {
    const { q = '', sort = 'name' } = req.query;
    const column = Object.hasOwn(SORT, sort) ? SORT[sort] : 'name';
    const customers = db.prepare(`
      SELECT id, name, city FROM customers
      WHERE name LIKE '%' || ? || '%'
      ORDER BY ${column} LIMIT 50
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
    const order = db.prepare(
      'SELECT id, item FROM orders WHERE id = ?',
    ).get(req.params.id);
    if (!order) return res.sendStatus(404);
    res.json(order);
  });

  app.get('/search', (req, res) => {
    const found = db.prepare(`
      SELECT id, item FROM orders
      WHERE item LIKE '%' || ? || '%' LIMIT 50
    `).all(String(req.query.text ?? ''));
    res.json(found);
  });

  return app;
}
