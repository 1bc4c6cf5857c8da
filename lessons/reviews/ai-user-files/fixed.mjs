// One JSON file per user; the orders live in another service.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export async function loadUser(dir, id, fetchOrders) {
  const file = path.join(dir, `${Number(id)}.json`);
  const user = JSON.parse(await readFile(file, 'utf8'));
  user.orders = await fetchOrders(user.id);
  return user;
}

export async function saveUser(dir, user) {
  const file = path.join(dir, `${user.id}.json`);
  const text = JSON.stringify(user, null, 2);
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Error(`cannot save user ${user.id}`, { cause: error });
  }
}
