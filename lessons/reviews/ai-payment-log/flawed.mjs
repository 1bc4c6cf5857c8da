// Payments. `charge(card, amount)` asks the bank, and rejects if the
// bank says no or does not answer.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import express from 'express';

let requestId;

function log(level, message, fields) {
  const time = new Date().toISOString();
  console.log(JSON.stringify(
    { time, level, message, requestId, ...fields }));
}

export function createApp({ charge }) {
  const app = express();

  app.use((req, res, next) => {
    requestId = randomUUID();
    res.set('x-request-id', requestId);
    const { method, path, headers } = req;
    log('info', 'request', { method, path, headers });
    next();
  });
  app.use(express.json());

  app.post('/pay/:orderId', async (req, res) => {
    const { orderId } = req.params;
    const { card, amount } = req.body ?? {};
    const start = performance.now();
    try {
      const receipt = await charge(card, amount);
      const ms = Math.round(performance.now() - start);
      log('info', 'charged', { orderId, card, amount, ms });
      res.json({ receipt });
    } catch (error) {
      log('error', 'charge failed', { orderId, error });
      const line = `${orderId} ${error.message}\n`;
      fs.appendFileSync('errors.log', line);
      res.status(502).json({ error: 'charge failed' });
    }
  });
  return app;
}
