// Starts an app, plays requests against it, prints the answers, stops it.
import { once } from 'node:events';

export async function lab(app, play) {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${server.address().port}`;
  try {
    await play((line, options) => call(base, line, options), base);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function call(base, line, { json, headers, raw } = {}) {
  const [method, path] = line.split(' ');
  const init = {
    method,
    headers: { ...headers },
    redirect: 'manual',
    signal: AbortSignal.timeout(2000),
  };
  if (json !== undefined) {
    init.headers['content-type'] = 'application/json';
    init.body = JSON.stringify(json);
  }
  if (raw !== undefined) init.body = raw;
  try {
    const response = await fetch(base + path, init);
    const text = (await response.text()).replace(/\s+/g, ' ').slice(0, 110);
    console.log(`${line} -> ${response.status} ${text}`.trimEnd());
    return response;
  } catch (error) {
    console.log(`${line} -> no answer (${error.name})`);
  }
}
