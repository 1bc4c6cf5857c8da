import { createRequire } from 'node:module';
import path from 'node:path';
import express from 'express';
import { countOrders, loadUser } from './users.mjs';

// The discounts have not been converted yet.
const require = createRequire(import.meta.url);
const { discount } = require('./discount.cjs');

export const app = express();

let user = null;

app.get('/profile', async (req, res) => {
  user = await loadUser(req.query.id);
  const orders = await countOrders(user.id);
  res.json({ name: user.name, discount: discount(orders) });
});

app.get('/orders/:id/invoice', async (req, res) => {
  const { invoice } = await import('./invoice');
  res.type('text').send(invoice(req.params.id));
});

app.get('/plans', async (req, res) => {
  const plans = await import('./plans.json');
  res.json(plans.default);
});

app.get('/terms', (req, res) => {
  res.sendFile(path.join(__dirname, 'terms.html'));
});
