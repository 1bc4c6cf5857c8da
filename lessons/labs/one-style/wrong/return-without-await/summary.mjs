import { promisify } from 'node:util';

async function ask(store, method, ...args) {
  const call = promisify(store[method]).bind(store);
  try {
    return call(...args); // leaves the try before anything has failed
  } catch (error) {
    throw new Error('store failed', { cause: error });
  }
}

export async function summary(store, id) {
  const user = await ask(store, 'user', id);
  if (user === null) throw new Error('no such user');
  const orders = await ask(store, 'orders', user.id);
  return { name: user.name, orderCount: orders.length };
}
