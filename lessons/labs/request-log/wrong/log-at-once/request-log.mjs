// The log line is written when next() returns, not when the answer is out.
import { randomUUID } from 'node:crypto';

const pattern = /^[A-Za-z0-9-]{8,64}$/;

export function requestLog(log) {
  return (req, res, next) => {
    const given = req.headers['x-request-id'];
    const usable = typeof given === 'string' && pattern.test(given);
    req.id = usable ? given : randomUUID();
    res.setHeader('x-request-id', req.id);

    const start = performance.now();
    next();
    log({
      id: req.id,
      method: req.method,
      url: req.url,
      status: res.statusCode,
      ms: performance.now() - start,
    });
  };
}
