// Starts with a yes: the owner may do even what does not exist. And
// looking a role up without `hasOwn` finds `constructor`, and throws.
const BY_ROLE = {
  user: [],
  support: ['read'],
  admin: ['read', 'delete'],
};

export function may(user, action, doc) {
  if (action === 'read' && doc.public === true) return true;
  if (!user) return false;
  if (user.id === doc.ownerId) return true;
  if (BY_ROLE[user.role]?.includes(action)) return true;
  if (!BY_ROLE[user.role]) return false;
  return action !== 'delete' && doc.sharedWith.includes(user.id);
}
