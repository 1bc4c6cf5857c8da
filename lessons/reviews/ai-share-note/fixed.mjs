// Share a note: its owner makes a link, and whoever has the link may
// read the text. `login` sets req.user or answers 401.
import { randomBytes } from 'node:crypto';
import express from 'express';

const ORIGINS = ['https://notes.example', 'https://preview.notes.example'];

const createToken = () => randomBytes(16).toString('base64url');

export function createApp({ db, login }) {
  const app = express();
  app.disable('x-powered-by');

  app.use((req, res, next) => {
    const origin = req.get('origin');
    res.vary('origin');
    if (ORIGINS.includes(origin)) {
      res.set('access-control-allow-origin', origin);
      res.set('access-control-allow-credentials', 'true');
    }
    next();
  });

  app.post('/notes/:id/share', login, async (req, res) => {
    const note = await db.note(Number(req.params.id));
    if (note?.ownerId !== req.user.id) {
      return res.status(404).json({ error: 'no note' });
    }
    const token = createToken();
    await db.addShare({ token, noteId: note.id });
    res.status(201).json({ link: `/shared/${token}` });
  });

  app.get('/shared/:token', async (req, res) => {
    const note = await db.noteByToken(req.params.token);
    if (!note) return res.status(404).json({ error: 'no link' });
    res.json({ text: note.text });
  });

  return app;
}
