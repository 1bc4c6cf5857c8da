// Sends a message to every user and reports how it went.
export async function notifyAll(users, send) {
  const report = { sent: 0, failed: [] };
  users.forEach(async (user) => {
    await send(user);
    report.sent++;
  });
  return report;
}
