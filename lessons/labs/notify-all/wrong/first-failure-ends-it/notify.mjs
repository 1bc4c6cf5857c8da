// Waits, but the first failure ends the loop.
export async function notifyAll(users, send) {
  const report = { sent: 0, failed: [] };
  for (const user of users) {
    await send(user);
    report.sent++;
  }
  return report;
}
