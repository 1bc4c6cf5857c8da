import { createHmac, timingSafeEqual } from 'node:crypto';

const read = (part) =>
  JSON.parse(Buffer.from(part, 'base64url').toString());

// Returns the payload of a good token, throws an Error for any other.
export function verifyToken(token, key, nowSeconds) {
  const parts = typeof token === 'string' ? token.split('.') : [];
  if (parts.length !== 3) throw new Error('malformed token');
  const [head, body, signature] = parts;

  if (read(head)?.alg !== 'HS256') throw new Error('unknown algorithm');

  const given = Buffer.from(signature, 'base64url');
  const expected = createHmac('sha256', key)
    .update(`${head}.${body}`).digest();
  if (given.length !== expected.length
    || !timingSafeEqual(given, expected)) {
    throw new Error('wrong signature');
  }

  const payload = read(body);
  if (payload?.exp < nowSeconds) throw new Error('expired');
  return payload;
}
