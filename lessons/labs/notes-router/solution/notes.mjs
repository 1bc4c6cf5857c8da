import express from 'express';

function wholeNumber(text, min, max) {
  if (typeof text !== 'string' || !/^\d{1,9}$/.test(text)) return null;
  const n = Number(text);
  return n >= min && n <= max ? n : null;
}

// `notes` is a Map: id (a number) -> text
export function notesRouter(notes) {
  const router = express.Router();
  const view = (id) => ({ id, text: notes.get(id) });
  const idOf = (req) => wholeNumber(req.params.id, 0, 1e9);

  router.get('/notes', (req, res) => {
    const limit = wholeNumber(req.query.limit ?? '20', 1, 50);
    if (limit === null) return res.sendStatus(400);
    res.json([...notes.keys()].slice(0, limit).map(view));
  });

  router.get('/notes/latest', (req, res) => {
    if (notes.size === 0) return res.sendStatus(404);
    res.json(view(Math.max(...notes.keys())));
  });

  router.get('/notes/:id', (req, res) => {
    const id = idOf(req);
    if (id === null) return res.sendStatus(400);
    if (!notes.has(id)) return res.sendStatus(404);
    res.json(view(id));
  });

  router.delete('/notes/:id', (req, res) => {
    const id = idOf(req);
    if (id === null) return res.sendStatus(400);
    notes.delete(id);
    res.sendStatus(204);
  });

  return router;
}
