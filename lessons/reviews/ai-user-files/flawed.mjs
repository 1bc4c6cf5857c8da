// One JSON file per user; the orders live in another service.
import fs from 'node:fs';
import path from 'node:path';

export async function loadUser(dir, id, fetchOrders) {
  return new Promise(async (resolve, reject) => {
    const file = path.join(dir, `${Number(id)}.json`);
    fs.readFile(file, 'utf8', async (err, raw) => {
      if (err) console.log(err);
      const user = JSON.parse(raw);
      user.orders = await fetchOrders(user.id);
      resolve(user);
    });
  });
}

export function saveUser(dir, user) {
  const file = path.join(dir, `${user.id}.json`);
  const text = JSON.stringify(user, null, 2);
  try {
    fs.promises.writeFile(file, text);
    return { ok: true };
  } catch {
    return { ok: false };
  }
}
