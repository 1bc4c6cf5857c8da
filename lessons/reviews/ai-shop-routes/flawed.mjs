import express from 'express';

// `products` is a Map: id (a number) -> { id, name, price, category }
// `reviews` is a Map: id (a number) -> array of texts
export function shopRouter(products, reviews) {
  const router = express.Router();
  const all = () => [...products.values()];

  router.get('/products', (req, res) => {
    const page = Number(req.query.page) || 1;
    const size = Number(req.query.size) || 20;
    res.json(all().slice((page - 1) * size, page * size));
  });

  router.get('/products/:id', (req, res) => {
    const product = all().find((p) => p.id === req.params.id);
    if (!product) return res.sendStatus(404);
    res.json(product);
  });

  router.get('/products/cheapest', (req, res) => {
    const [product] = all().sort((a, b) => a.price - b.price);
    if (!product) return res.sendStatus(404);
    res.json(product);
  });

  router.get('/products/:id/remove', (req, res) => {
    products.delete(Number(req.params.id));
    res.sendStatus(204);
  });

  // /categories/garden/chairs
  router.get('/categories/*path', (req, res) => {
    const category = req.params.path.join('/');
    res.json(all().filter((p) => p.category === category));
  });

  const ofProduct = express.Router();
  ofProduct.get('/', (req, res) => {
    res.json(reviews.get(Number(req.params.id)) ?? []);
  });
  router.use('/products/:id/reviews', ofProduct);
  return router;
}
