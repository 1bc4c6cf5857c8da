// Stands for the database. The proof holds up the orders of ann.
import { EventEmitter, once } from 'node:events';

export const database = new EventEmitter();

const users = new Map([
  ['ann', { id: 'ann', name: 'Ann', orders: 12 }],
  ['bob', { id: 'bob', name: 'Bob', orders: 2 }],
]);

export async function loadUser(id) {
  return users.get(id);
}

export async function countOrders(id) {
  if (id === 'ann') {
    const released = once(database, 'release');
    database.emit('held');
    await released;
  }
  return users.get(id).orders;
}
