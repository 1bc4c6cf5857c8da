import express from 'express';

const HOME = 'https://shop.example';
const WINDOW_MS = 60_000;
const GUESTS = new Set(['https://app.example']);

// At most `limit` requests a minute for each visitor.
function rateLimit(limit) {
  let start = Date.now();
  let hits = new Map();
  return (req, res, next) => {
    const now = Date.now();
    if (now - start >= WINDOW_MS) {
      start = now;
      hits = new Map();
    }
    const count = (hits.get(req.ip) ?? 0) + 1;
    hits.set(req.ip, count);
    if (count > limit) {
      const wait = Math.ceil((start + WINDOW_MS - now) / 1000);
      res.set('Retry-After', String(wait));
      return res.status(429).json({ error: 'slow down' });
    }
    next();
  };
}

export function createApp({ accountOf, limit = 100 }) {
  const app = express();
  app.set('trust proxy', 1); // exactly one nginx in front
  app.disable('x-powered-by');
  app.use(rateLimit(limit));

  app.use((req, res, next) => {
    res.vary('Origin');
    const origin = req.get('origin');
    if (GUESTS.has(origin)) {
      res.set('Access-Control-Allow-Origin', origin);
      res.set('Access-Control-Allow-Credentials', 'true');
    }
    next();
  });

  app.get('/account', async (req, res) => {
    const account = await accountOf(req);
    if (!account) return res.sendStatus(401);
    res.json(account);
  });

  app.get('/welcome', (req, res) => {
    const next = String(req.query.next ?? '/');
    if (!URL.canParse(next, HOME)
      || new URL(next, HOME).origin !== HOME) {
      return res.sendStatus(400);
    }
    res.redirect(next);
  });

  return app;
}
