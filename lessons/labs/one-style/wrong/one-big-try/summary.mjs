import { promisify } from 'node:util';

export async function summary(store, id) {
  try {
    const user = await promisify(store.user).call(store, id);
    if (user === null) throw new Error('no such user');
    const orders = await promisify(store.orders).call(store, user.id);
    return { name: user.name, orderCount: orders.length };
  } catch (error) { // catches its own `no such user` as well
    throw new Error('store failed', { cause: error });
  }
}
