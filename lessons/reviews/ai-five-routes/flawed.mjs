import express from 'express';

export function createApp({ db, readSession }) {
  const app = express();
  app.use(express.json());
  app.use(readSession); // sets req.user if there is a valid session

  function requireLogin(req, res, next) {
    if (!req.user) return res.sendStatus(401);
    next();
  }

  app.get('/invoices/:id', requireLogin, async (req, res) => {
    const invoice = await db.invoice(req.params.id);
    if (!invoice) return res.sendStatus(404);
    res.json(invoice);
  });

  app.patch('/users/:id', requireLogin, async (req, res) => {
    res.json(await db.updateUser(req.params.id, req.body));
  });

  app.delete('/posts/:id', async (req, res) => {
    const post = await db.post(req.params.id);
    if (!post) return res.sendStatus(404);
    if (req.user && req.user.id !== post.authorId) {
      return res.status(403).json({ error: 'not your post' });
    }
    await db.deletePost(post.id);
    res.sendStatus(204);
  });

  app.get('/stats', requireLogin, async (req, res) => {
    if (req.query.role !== 'admin') return res.sendStatus(403);
    res.json(await db.stats());
  });

  app.post('/orders', requireLogin, async (req, res) => {
    const { item, price } = req.body ?? {};
    const order = { userId: req.user.id, item, price };
    res.status(201).json(await db.addOrder(order));
  });

  return app;
}
