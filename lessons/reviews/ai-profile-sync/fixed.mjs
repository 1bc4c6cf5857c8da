import { setTimeout as sleep } from 'node:timers/promises';

const AT_ONCE = 10; // what the partner's terms allow
const PATIENCE = 1000; // ms; its answers usually take 100

// Nightly: fetch the profiles that we do not have yet.
export async function syncProfiles(db, base) {
  const [users, known] =
    await Promise.all([db.users(), db.profileIds()]);
  const missing = users.filter((user) => !known.has(user.id));

  async function copy({ id }) {
    const res = await fetch(`${base}/profiles/${id}`, {
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!res.ok) throw new Error(`profile ${id}: status ${res.status}`);
    const profile = await res.json();
    await db.saveProfile(id, profile);
  }

  async function loop() {
    try {
      while (missing.length > 0) await copy(missing.pop());
    } catch (error) {
      missing.length = 0; // the other loops end, too
      throw error;
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, loop));
}

// Each page of the order list says where the next one begins.
export async function importOrders(fetchPage, save) {
  let cursor = 'first';
  while (cursor) {
    const page = await fetchPage(cursor);
    await save(page.orders);
    cursor = page.next;
  }
}

export async function charge(pay, order) {
  const idempotencyKey = `order-${order.id}`;
  for (let attempt = 1; ; attempt++) {
    try {
      return await pay(order, { idempotencyKey });
    } catch (error) {
      console.log('payment failed:', error.message);
      if (attempt === 3) throw error;
      await sleep(100 * 2 ** attempt * Math.random());
    }
  }
}
