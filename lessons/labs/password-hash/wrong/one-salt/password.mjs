// A salt, but one for all.
import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export const COST = { N: 2 ** 14, r: 8, p: 1 };

const derive = promisify(scrypt);
const FORM = /^scrypt\$[0-9a-f]{32}\$[0-9a-f]{64}$/;
const salt = Buffer.from('sodium chloride!');

export async function hashPassword(password) {
  const key = await derive(password, salt, 32, COST);
  return `scrypt$${salt.toString('hex')}$${key.toString('hex')}`;
}

export async function verifyPassword(password, stored) {
  if (typeof password !== 'string' || !FORM.test(stored)) return false;
  const actual = Buffer.from(await hashPassword(password));
  return timingSafeEqual(actual, Buffer.from(stored));
}
