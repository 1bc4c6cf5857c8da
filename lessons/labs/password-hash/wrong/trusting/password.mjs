// Fine, as long as everything that comes in is as it should be.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export const COST = { N: 2 ** 14, r: 8, p: 1 };

const derive = promisify(scrypt);

export async function hashPassword(password) {
  const salt = randomBytes(16);
  const key = await derive(password, salt, 32, COST);
  return `scrypt$${salt.toString('hex')}$${key.toString('hex')}`;
}

export async function verifyPassword(password, stored) {
  const [, salt, key] = stored.split('$');
  const expected = Buffer.from(key, 'hex');
  const actual = await derive(password, Buffer.from(salt, 'hex'), 32, COST);
  return timingSafeEqual(actual, expected);
}
