// A `send` that throws at once escapes while `map` is running.
export async function notifyAll(users, send) {
  const results = await Promise.allSettled(users.map(send));
  const failed = users
    .filter((_, i) => results[i].status === 'rejected')
    .map((user) => user.name);
  return { sent: users.length - failed.length, failed };
}
