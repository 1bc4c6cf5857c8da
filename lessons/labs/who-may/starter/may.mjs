export function may(user, action, doc) {
  if (user && user.role === 'user' && user.id !== doc.ownerId) {
    return doc.sharedWith.includes(user.id) && action !== 'delete';
  }
  return true;
}
