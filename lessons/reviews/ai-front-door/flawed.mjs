import express from 'express';

const hits = {};

// At most `limit` requests a minute for each visitor.
function rateLimit(limit) {
  return (req, res, next) => {
    hits[req.ip] = (hits[req.ip] ?? 0) + 1;
    if (hits[req.ip] > limit) {
      return res.status(200).json({ error: 'slow down' });
    }
    next();
  };
}

export function createApp({ accountOf, limit = 100 }) {
  const app = express();
  app.set('trust proxy', true); // we are behind nginx
  app.disable('x-powered-by');
  app.use(rateLimit(limit));

  // fixes the CORS error in the browser
  app.use((req, res, next) => {
    res.vary('Origin');
    res.set('Access-Control-Allow-Origin', req.get('origin') ?? '*');
    res.set('Access-Control-Allow-Credentials', 'true');
    next();
  });

  app.get('/account', async (req, res) => {
    const account = await accountOf(req);
    if (!account) return res.sendStatus(401);
    res.json(account);
  });

  app.get('/welcome', (req, res) => {
    const next = String(req.query.next ?? '/');
    if (!next.startsWith('/')) return res.sendStatus(400);
    res.redirect(next);
  });

  return app;
}
