// Sends a message to every user and reports how it went.
export async function notifyAll(users, send) {
  // The async arrow turns a `send` that throws into a rejection.
  const results = await Promise.allSettled(
    users.map(async (user) => send(user)),
  );
  const failed = users
    .filter((_, i) => results[i].status === 'rejected')
    .map((user) => user.name);
  return { sent: users.length - failed.length, failed };
}
