// Share a note: its owner makes a link, and whoever has the link may
// read the text. `login` sets req.user or answers 401.
import express from 'express';

const createToken = () => Math.random().toString(36).slice(2);

export function createApp({ db, login }) {
  const app = express();
  app.disable('x-powered-by');

  // The preview on another port could not reach the API.
  app.use((req, res, next) => {
    res.set('access-control-allow-origin', req.get('origin') ?? '*');
    res.set('access-control-allow-credentials', 'true');
    next();
  });

  app.post('/notes/:id/share', login, async (req, res) => {
    try {
      const note = await db.note(Number(req.params.id));
      if (!note) return res.status(404).json({ error: 'no note' });
      const token = createToken();
      await db.addShare({ token, noteId: note.id });
      res.status(201).json({ link: `/shared/${token}` });
    } catch {
      res.json({ success: false });
    }
  });

  app.get('/shared/:token', async (req, res) => {
    const note = await db.noteByToken(req.params.token);
    if (!note) return res.status(404).json({ error: 'no link' });
    res.json(note);
  });

  return app;
}
