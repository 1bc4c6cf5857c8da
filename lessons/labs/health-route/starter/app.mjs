import { createServer } from 'node:http';

const server = createServer((req, res) => {
  res.end(`${req.method} ${req.url}`);
});

server.listen(process.env.PORT);
