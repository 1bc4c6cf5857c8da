export function total(items, { vip = false } = {}) {
  if (!Array.isArray(items)) throw new TypeError('items');
  const sum = items.reduce((s, item) => s + item.cents, 0);
  return vip ? Math.round(sum * 0.9) : sum;
}

export async function findUser(db, id) {
  const users = await db.users();
  return users.find((user) => user.id === id);
}

// Charges an order once. `bank.charge(card, cents)` rejects if refused.
export async function pay(order, bank) {
  if (!order.card) throw new Error('card is missing');
  if (order.paid) throw new Error('already paid');
  order.paid = true; // before waiting: a second call must see it
  try {
    await bank.charge(order.card, order.cents);
  } catch (error) {
    order.paid = false;
    throw error;
  }
}
