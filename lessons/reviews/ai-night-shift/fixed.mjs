// Nightly work on the accounts.

export async function closeDormant(db, mailer, ids) {
  let closed = 0;
  for (const id of ids) {
    if (await db.hasOpenOrders(id)) continue;
    await db.close(id);
    closed++;
  }
  await mailer.send('ops@example.com', `${closed} accounts closed`);
  return closed;
}

export async function transfer(db, from, to, cents) {
  if (!Number.isInteger(cents) || cents <= 0) {
    throw new RangeError('cents must be a positive integer');
  }
  return db.transaction(async (tx) => {
    const source = await tx.find(from);
    if (source.balance < cents) return false;
    await tx.setBalance(from, source.balance - cents);
    const target = await tx.find(to);
    await tx.setBalance(to, target.balance + cents);
    return true;
  });
}

// The mail provider accepts one message at a time.
export async function writeToOwners(db, mailer, ids, text) {
  for (const id of ids) {
    const { email } = await db.find(id);
    await mailer.send(email, text);
  }
}
