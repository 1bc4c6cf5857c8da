// Nightly: fetch the profiles that we do not have yet.
export async function syncProfiles(db, base) {
  const [users, known] =
    await Promise.all([db.users(), db.profileIds()]);
  const missing = users.filter((user) => !known.has(user.id));

  await Promise.all(missing.map(async (user) => {
    const res = await fetch(`${base}/profiles/${user.id}`);
    const profile = await res.json();
    await db.saveProfile(user.id, profile);
  }));
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
  while (true) {
    try {
      return await pay(order);
    } catch {
      console.log('payment failed, trying again');
    }
  }
}
