// Right results, but computed on the only thread and compared with ===.
import { randomBytes, scryptSync } from 'node:crypto';

export const COST = { N: 2 ** 14, r: 8, p: 1 };

const FORM = /^scrypt\$([0-9a-f]{32})\$([0-9a-f]{64})$/;

export async function hashPassword(password) {
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, 32, COST);
  return `scrypt$${salt.toString('hex')}$${key.toString('hex')}`;
}

export async function verifyPassword(password, stored) {
  const parts = FORM.exec(stored);
  if (!parts || typeof password !== 'string') return false;
  const salt = Buffer.from(parts[1], 'hex');
  const key = scryptSync(password, salt, 32, COST);
  return key.toString('hex') === parts[2];
}
