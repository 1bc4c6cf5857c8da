import { createServer } from 'node:http';

const LIMIT = 1000; // bytes of a body

const failure = (status, text, headers) =>
  Object.assign(new Error(text), { status, headers });

async function readJson(req) {
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > LIMIT) { // the rest stays unread: hang up afterwards
      throw failure(413, 'too large', { connection: 'close' });
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw failure(400, 'bad json');
  }
}

const routes = new Map([
  ['/health', {
    method: 'GET',
    run: async () => ({ ok: true }),
  }],
  ['/greet', {
    method: 'POST',
    async run(req) {
      const name = (await readJson(req))?.name;
      if (typeof name !== 'string') throw failure(422, 'no name');
      return { hello: name };
    },
  }],
]);

async function answer(req) {
  const url = new URL(req.url, 'http://local');
  const route = routes.get(url.pathname);
  if (!route) throw failure(404, 'not found');
  if (req.method !== route.method) {
    throw failure(405, 'wrong method', { allow: route.method });
  }
  return route.run(req);
}

export function createApp() {
  return createServer(async (req, res) => {
    const send = (status, value, headers) => {
      const type = { 'content-type': 'application/json' };
      res.writeHead(status, { ...type, ...headers });
      res.end(JSON.stringify(value));
    };
    try {
      send(200, await answer(req));
    } catch (error) {
      if (error.status) {
        return send(error.status, { error: error.message }, error.headers);
      }
      console.error(error); // a bug, or the client is gone
      send(500, { error: 'internal error' }, { connection: 'close' });
    }
  });
}
