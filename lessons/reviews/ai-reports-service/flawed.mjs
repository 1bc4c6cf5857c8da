// Reports and live news. `buildReport(key)` takes seconds.
import express from 'express';

const reports = {};
const clients = new Set();

export function createApp({ buildReport, db, partner }) {
  const app = express();

  app.get('/reports/:key', async (req, res) => {
    const { key } = req.params;
    reports[key] ??= await buildReport(key);
    res.json(reports[key]);
  });

  app.get('/news', (req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.write(': welcome\n\n');
    clients.add(res);
    setInterval(() => res.write(': still here\n\n'), 15_000);
  });

  app.get('/health', async (req, res) => {
    await db.query('SELECT count(*) FROM orders');
    await partner.status();
    res.json({ ok: true });
  });

  return app;
}

export function publish(text) {
  for (const res of clients) res.write(`data: ${text}\n\n`);
}

export function serve(app, port) {
  const server = app.listen(port, (error) => {
    if (error) throw error;
    console.log('ready');
  });
  process.on('SIGTERM', () => process.exit(0));
  return server;
}
