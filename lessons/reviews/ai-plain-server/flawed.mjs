import { createServer } from 'node:http';

const users = [{ id: '1', name: 'Ada' }]; // stands for the database

function send(res, status, value) {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(JSON.stringify(value));
}

export const server = createServer((req, res) => {
  const url = URL.parse(req.url, 'http://local');
  if (!url) return send(res, 400, { error: 'bad url' });

  switch (`${req.method} ${url.pathname}`) {
    case 'GET /health':
      return send(res, 200, { ok: true });

    case 'GET /user': {
      const id = url.searchParams.get('id');
      const user = users.find((each) => each.id === id);
      if (!user) send(res, 404, { error: 'no such user' });
      return send(res, 200, user);
    }
    case 'POST /user': {
      let body = '';
      req.setEncoding('utf8');
      req.on('data', (text) => { body += text; });
      req.on('end', () => {
        const { name } = JSON.parse(body);
        users.push({ id: String(users.length + 1), name });
        res.writeHead(201, { 'content-type': 'application/json' });
        res.write(JSON.stringify(users.at(-1)));
      });
    }
  }
});
