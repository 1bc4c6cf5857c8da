import express from 'express';

// `verify(token)` returns a promise: for the user, for null if the
// token is no good; it is rejected if the login service is down.
// The routers check by themselves which user may do what.
export function createApp({ verify, adminRouter, apiRouter, log }) {
  const app = express();
  app.disable('x-powered-by');

  function logRequest(req, res, next) {
    log(`${req.method} ${req.path}`);
    next();
  }

  app.use(logRequest);

  app.use(async (req, res, next) => {
    const token = req.get('authorization');
    req.user = await verify(token);
    next();
  });

  app.use((req, res, next) => {
    if (!req.user) return res.status(401).json({ error: 'log in first' });
    next();
  });

  app.use(express.json({ limit: '20kb' }));

  app.use('/admin', adminRouter);
  app.use('/api', apiRouter);

  app.use((req, res) => {
    res.status(404).json({ error: 'not found' });
  });

  app.use((error, req, res, next) => {
    if (res.headersSent) return next(error);
    log(error.stack);
    res.status(500).json({ error: 'internal error' });
  });
  return app;
}
