// Payments. `charge(card, amount)` asks the bank, and rejects if the
// bank says no or does not answer.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import express from 'express';

const context = new AsyncLocalStorage();

function log(level, message, fields) {
  const time = new Date().toISOString();
  console.log(JSON.stringify(
    { time, level, message, ...context.getStore(), ...fields }));
}

function describe(error) {
  if (!(error instanceof Error)) return error;
  const { name, message, code, stack, cause } = error;
  return { name, message, code, stack, cause: describe(cause) };
}

export function createApp({ charge }) {
  const app = express();

  app.use((req, res, next) => {
    const requestId = randomUUID();
    res.set('x-request-id', requestId);
    context.run({ requestId }, () => {
      const { method, path } = req;
      log('info', 'request', { method, path });
      next();
    });
  });
  app.use(express.json());

  app.post('/pay/:orderId', async (req, res) => {
    const { orderId } = req.params;
    const { card, amount } = req.body ?? {};
    const start = performance.now();
    try {
      const receipt = await charge(card, amount);
      const ms = Math.round(performance.now() - start);
      log('info', 'charged', { orderId, amount, ms });
      res.json({ receipt });
    } catch (error) {
      log('error', 'charge failed', { orderId, error: describe(error) });
      res.status(502).json({ error: 'charge failed' });
    }
  });
  return app;
}
