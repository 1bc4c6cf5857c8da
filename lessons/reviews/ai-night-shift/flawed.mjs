// Nightly work on the accounts.

export async function closeDormant(db, mailer, ids) {
  let closed = 0;
  ids.forEach(async (id) => {
    if (db.hasOpenOrders(id)) return;
    await db.close(id);
    closed++;
  });
  mailer.send('ops@example.com', `${closed} accounts closed`);
  return closed;
}

export async function transfer(db, from, to, cents) {
  if (!Number.isInteger(cents) || cents <= 0) {
    throw new RangeError('cents must be a positive integer');
  }
  const source = await db.find(from);
  if (source.balance < cents) return false;
  await db.setBalance(from, source.balance - cents);
  const target = await db.find(to);
  await db.setBalance(to, target.balance + cents);
  return true;
}

// The mail provider accepts one message at a time.
export async function writeToOwners(db, mailer, ids, text) {
  for (const id of ids) {
    const { email } = await db.find(id);
    await mailer.send(email, text);
  }
}
