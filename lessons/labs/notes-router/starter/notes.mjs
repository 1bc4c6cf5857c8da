import express from 'express';

// `notes` is a Map: id (a number) -> text
export function notesRouter(notes) {
  const router = express.Router();

  router.get('/notes/:id', (req, res) => {
    res.json({ id: req.params.id, text: notes.get(req.params.id) });
  });

  return router;
}
