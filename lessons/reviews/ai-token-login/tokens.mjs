// The team's thin layer over its token library. Reviewed; not part of
// the question. HS256 only, times in seconds.
import { createHmac, timingSafeEqual } from 'node:crypto';

const encode = (value) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');
const read = (part) =>
  JSON.parse(Buffer.from(part, 'base64url').toString());
const hmac = (text, key) =>
  createHmac('sha256', key).update(text).digest();
const seconds = () => Math.floor(Date.now() / 1000);

export function sign(payload, key, { expiresIn } = {}) {
  const claims = { ...payload, iat: seconds() };
  if (expiresIn !== undefined) claims.exp = seconds() + expiresIn;
  const text = `${encode({ alg: 'HS256' })}.${encode(claims)}`;
  return `${text}.${hmac(text, key).toString('base64url')}`;
}

export function decode(token) {
  try {
    return read(token.split('.')[1]);
  } catch {
    return null;
  }
}

export function verify(token, key) {
  const [head, body, signature] = String(token).split('.');
  if (signature === undefined) throw new Error('malformed');
  if (read(head).alg !== 'HS256') throw new Error('algorithm');
  const given = Buffer.from(signature, 'base64url');
  const expected = hmac(`${head}.${body}`, key);
  if (given.length !== expected.length
    || !timingSafeEqual(given, expected)) {
    throw new Error('signature');
  }
  const payload = read(body);
  if (payload.exp !== undefined && payload.exp <= seconds()) {
    throw new Error('expired');
  }
  return payload;
}
