const read = (part) =>
  JSON.parse(Buffer.from(part, 'base64url').toString());

export function verifyToken(token, key, nowSeconds) {
  const parts = typeof token === 'string' ? token.split('.') : [];
  if (parts.length !== 3) throw new Error('malformed token');
  const payload = read(parts[1]);
  if (read(parts[0])?.alg !== 'HS256') throw new Error('algorithm');
  if (!(typeof payload?.exp === 'number' && payload.exp > nowSeconds)) {
    throw new Error('expired');
  }
  return payload;
}
