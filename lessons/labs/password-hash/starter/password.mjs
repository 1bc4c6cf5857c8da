import { createHash } from 'node:crypto';

export const COST = { N: 2 ** 14, r: 8, p: 1 };

export async function hashPassword(password) {
  return createHash('sha256').update(password).digest('hex');
}

export async function verifyPassword(password, stored) {
  return stored === await hashPassword(password);
}
