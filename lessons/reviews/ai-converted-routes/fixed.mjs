import { createRequire } from 'node:module';
import path from 'node:path';
import express from 'express';
import plans from './plans.json' with { type: 'json' };
import { invoice } from './invoice.mjs';
import { countOrders, loadUser } from './users.mjs';

// The discounts have not been converted yet.
const require = createRequire(import.meta.url);
const { discount } = require('./discount.cjs');

export const app = express();

app.get('/profile', async (req, res) => {
  const user = await loadUser(req.query.id);
  const orders = await countOrders(user.id);
  res.json({ name: user.name, discount: discount(orders) });
});

app.get('/orders/:id/invoice', (req, res) => {
  res.type('text').send(invoice(req.params.id));
});

app.get('/plans', (req, res) => {
  res.json(plans);
});

app.get('/terms', (req, res) => {
  res.sendFile(path.join(import.meta.dirname, 'terms.html'));
});
