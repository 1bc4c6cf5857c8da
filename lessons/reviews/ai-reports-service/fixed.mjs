// Reports and live news. `buildReport(key)` takes seconds.
import express from 'express';

const MOST_REPORTS = 100;
const reports = new Map(); // key -> promise of a report
const clients = new Set();

export function createApp({ buildReport }) {
  const app = express();

  function report(key) {
    if (reports.has(key)) return reports.get(key);
    const building = buildReport(key);
    reports.set(key, building);
    building.catch(() => reports.delete(key)); // try again next time
    if (reports.size > MOST_REPORTS) {
      reports.delete(reports.keys().next().value);
    }
    return building;
  }

  app.get('/reports/:key', async (req, res) => {
    res.json(await report(req.params.key));
  });

  app.get('/news', (req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.write(': welcome\n\n');
    clients.add(res);
    const pulse = setInterval(() => res.write(': still here\n\n'), 15_000);
    res.on('close', () => {
      clearInterval(pulse);
      clients.delete(res);
    });
  });

  app.get('/health', (req, res) => {
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
  process.once('SIGTERM', () => {
    for (const res of clients) res.end();
    server.close();
    setInterval(() => server.closeIdleConnections(), 100).unref();
    setTimeout(() => server.closeAllConnections(), 8000).unref();
  });
  return server;
}
