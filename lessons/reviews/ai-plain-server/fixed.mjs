import { createServer } from 'node:http';

const users = [{ id: '1', name: 'Ada' }]; // stands for the database
const LIMIT = 10_000; // characters of a body

const failure = (status, text) =>
  Object.assign(new Error(text), { status });

function send(res, status, value, headers) {
  const type = { 'content-type': 'application/json' };
  res.writeHead(status, { ...type, ...headers });
  res.end(JSON.stringify(value));
}

async function readJson(req) {
  let body = '';
  req.setEncoding('utf8');
  for await (const text of req) {
    body += text;
    if (body.length > LIMIT) throw failure(413, 'too large');
  }
  try {
    return JSON.parse(body);
  } catch {
    throw failure(400, 'bad json');
  }
}

async function answer(req, res) {
  const url = URL.parse(req.url, 'http://local');
  if (!url) return send(res, 400, { error: 'bad url' });

  switch (`${req.method} ${url.pathname}`) {
    case 'GET /health':
      return send(res, 200, { ok: true });

    case 'GET /user': {
      const id = url.searchParams.get('id');
      const user = users.find((each) => each.id === id);
      if (!user) return send(res, 404, { error: 'no such user' });
      return send(res, 200, user);
    }
    case 'POST /user': {
      const name = (await readJson(req))?.name;
      if (typeof name !== 'string') throw failure(422, 'no name');
      users.push({ id: String(users.length + 1), name });
      return send(res, 201, users.at(-1));
    }
    default:
      return send(res, 404, { error: 'not found' });
  }
}

export const server = createServer(async (req, res) => {
  try {
    await answer(req, res);
  } catch (error) {
    const status = error.status ?? 500;
    const text = error.status ? error.message : 'internal error';
    if (!error.status) console.error(error);
    if (res.headersSent) return res.destroy();
    send(res, status, { error: text }, { connection: 'close' });
  }
});
