import express from 'express';

const SLUG = /^[a-z]+(-[a-z]+)*$/;
const EMAIL = /^([a-zA-Z0-9]+\.?)+@([a-z]+\.?)+$/;

function merge(target, source) {
  for (const key in source) {
    if (source[key] && typeof source[key] === 'object') {
      merge(target[key] ??= {}, source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

export function createApp({ settingsOf, posts, load = fetch }) {
  const app = express();
  app.use(express.json());

  app.patch('/settings', (req, res) => {
    res.json(merge(settingsOf(req), req.body));
  });

  app.get('/posts/:slug', (req, res) => {
    const post = SLUG.test(req.params.slug)
      && posts.get(req.params.slug);
    if (!post) return res.sendStatus(404);
    res.json({ post, from: req.query.from });
  });

  app.post('/newsletter', (req, res) => {
    const ok = EMAIL.test(req.body.email);
    res.sendStatus(ok ? 204 : 400);
  });

  app.get('/price', (req, res) => { // 2 * 19.90
    const calculate = new Function(`return ${req.query.formula}`);
    res.json({ price: calculate() });
  });

  app.get('/search', (req, res) => {
    res.send(`<h1>Nothing found for ${req.query.q}</h1>`);
  });

  app.get('/preview', async (req, res) => {
    const page = await load(req.query.link);
    const title = /<title>([^<]*)/.exec(await page.text());
    res.json({ title: title?.[1] });
  });

  return app;
}
