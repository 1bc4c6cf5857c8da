import { createServer } from 'node:http';

const server = createServer((req, res) => {
  const [path] = req.url.split('?');
  if (req.method === 'GET' && path === '/health') {
    res.writeHead(200);
    res.end(JSON.stringify({ ok: true }));
    return;
  }
  res.writeHead(404);
  res.end();
});

server.listen(process.env.PORT);
