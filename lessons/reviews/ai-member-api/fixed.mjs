import { randomUUID } from 'node:crypto';
import express from 'express';

// `members` is a Map: id -> { id, name }
export function createApi(members) {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json());

  app.get('/members', (req, res) => {
    const { limit = 20 } = req.query;
    const all = [...members.values()];
    res.json(all.slice(0, limit));
  });

  app.get('/members/:id{/name}', (req, res) => {
    const member = members.get(req.params.id);
    if (!member) return res.sendStatus(404);
    res.json(req.path.endsWith('/name') ? member.name : member);
  });

  app.post('/members', (req, res) => {
    const name = req.body?.name;
    if (typeof name !== 'string') return res.sendStatus(400);
    const member = { id: randomUUID(), name };
    members.set(member.id, member);
    res.status(201).json(member);
  });

  app.delete('/members/:id', (req, res) => {
    members.delete(req.params.id);
    res.status(204).end();
  });
  return app;
}

// The front end: every address gets the same page.
export function createSite(html) {
  const site = express();
  site.use((req, res) => res.send(html));
  return site;
}

export function start(app, port) {
  return app.listen(port, (error) => {
    if (error) throw error;
    console.log(`Up on port ${port}`);
  });
}
