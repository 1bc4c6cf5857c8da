import express from 'express';

function wholeNumber(text, min, max) {
  if (typeof text !== 'string' || !/^\d{1,9}$/.test(text)) return null;
  const n = Number(text);
  return n >= min && n <= max ? n : null;
}

// `products` is a Map: id (a number) -> { id, name, price, category }
// `reviews` is a Map: id (a number) -> array of texts
export function shopRouter(products, reviews) {
  const router = express.Router();
  const all = () => [...products.values()];

  router.get('/products', (req, res) => {
    const page = wholeNumber(req.query.page ?? '1', 1, 1e6);
    const size = wholeNumber(req.query.size ?? '20', 1, 100);
    if (page === null || size === null) return res.sendStatus(400);
    res.json(all().slice((page - 1) * size, page * size));
  });

  router.get('/products/cheapest', (req, res) => {
    const [product] = all().sort((a, b) => a.price - b.price);
    if (!product) return res.sendStatus(404);
    res.json(product);
  });

  router.get('/products/:id', (req, res) => {
    const product = products.get(wholeNumber(req.params.id, 0, 1e9));
    if (!product) return res.sendStatus(404);
    res.json(product);
  });

  router.delete('/products/:id', (req, res) => {
    products.delete(wholeNumber(req.params.id, 0, 1e9));
    res.sendStatus(204);
  });

  // /categories/garden/chairs
  router.get('/categories/*path', (req, res) => {
    const category = req.params.path.join('/');
    res.json(all().filter((p) => p.category === category));
  });

  const ofProduct = express.Router({ mergeParams: true });
  ofProduct.get('/', (req, res) => {
    res.json(reviews.get(wholeNumber(req.params.id, 0, 1e9)) ?? []);
  });
  router.use('/products/:id/reviews', ofProduct);
  return router;
}
