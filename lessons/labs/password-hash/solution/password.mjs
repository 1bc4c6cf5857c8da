import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export const COST = { N: 2 ** 14, r: 8, p: 1 };

const derive = promisify(scrypt);
const FORM = /^scrypt\$([0-9a-f]{32})\$([0-9a-f]{64})$/;

export async function hashPassword(password) {
  const salt = randomBytes(16);
  const key = await derive(password, salt, 32, COST);
  return `scrypt$${salt.toString('hex')}$${key.toString('hex')}`;
}

export async function verifyPassword(password, stored) {
  if (typeof password !== 'string' || typeof stored !== 'string') {
    return false;
  }
  const parts = FORM.exec(stored);
  if (!parts) return false;
  const [salt, expected] = parts.slice(1).map((hex) =>
    Buffer.from(hex, 'hex'));
  const actual = await derive(password, salt, 32, COST);
  return timingSafeEqual(actual, expected);
}
