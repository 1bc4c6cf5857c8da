import { randomUUID } from 'node:crypto';

const pattern = /^[A-Za-z0-9-]{8,64}$/;

export function requestLog(log) {
  return (req, res, next) => {
    const given = req.headers['x-request-id'];
    const usable = typeof given === 'string' && pattern.test(given);
    req.id = usable ? given : randomUUID();
    res.setHeader('x-request-id', req.id);

    const url = req.originalUrl ?? req.url;
    const start = performance.now();
    res.once('finish', () => log({
      id: req.id,
      method: req.method,
      url,
      status: res.statusCode,
      ms: performance.now() - start,
    }));
    next();
  };
}
