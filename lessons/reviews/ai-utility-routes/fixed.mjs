import express from 'express';

const SLUG = /^[a-z]+(-[a-z]+)*$/;
const EMAIL = /^[^@\s]{1,64}@[a-z0-9.-]{1,255}$/i;
const FORMULA = /^(\d{1,6}) \* (\d{1,6}(?:\.\d{1,2})?)$/;
const PARTNERS = new Set(['https://news.example']);

const escapeHtml = (value) => String(value).replace(/[&<>"']/g,
  (char) => `&#${char.codePointAt(0)};`);

export function createApp({ settingsOf, posts, load = fetch }) {
  const app = express();
  app.use(express.json());

  app.patch('/settings', (req, res) => {
    const { theme } = req.body ?? {};
    if (!['light', 'dark'].includes(theme)) return res.sendStatus(400);
    res.json(Object.assign(settingsOf(req), { theme }));
  });

  app.get('/posts/:slug', (req, res) => {
    const post = SLUG.test(req.params.slug)
      && posts.get(req.params.slug);
    if (!post) return res.sendStatus(404);
    res.json({ post, from: req.query.from });
  });

  app.post('/newsletter', (req, res) => {
    const email = req.body?.email;
    const ok = typeof email === 'string' && email.length <= 320
      && EMAIL.test(email);
    res.sendStatus(ok ? 204 : 400);
  });

  app.get('/price', (req, res) => { // 2 * 19.90
    const parts = FORMULA.exec(req.query.formula);
    if (!parts) return res.sendStatus(400);
    res.json({ price: Number(parts[1]) * Number(parts[2]) });
  });

  app.get('/search', (req, res) => {
    res.send(`<h1>Nothing found for ${escapeHtml(req.query.q)}</h1>`);
  });

  app.get('/preview', async (req, res) => {
    const { link } = req.query;
    if (!URL.canParse(link) || !PARTNERS.has(new URL(link).origin)) {
      return res.sendStatus(400);
    }
    const page = await load(link, {
      redirect: 'error',
      signal: AbortSignal.timeout(3000),
    });
    const title = /<title>([^<]*)/.exec(await page.text());
    res.json({ title: title?.[1] });
  });

  return app;
}
