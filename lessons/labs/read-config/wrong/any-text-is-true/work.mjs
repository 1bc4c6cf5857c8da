export function readConfig(env) {
  const wrong = [];

  const port = env.PORT === undefined ? 3000 : Number(env.PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    wrong.push('PORT');
  }
  if (!env.DB_URL) wrong.push('DB_URL');
  if ((env.JWT_SECRET ?? '').length < 32) wrong.push('JWT_SECRET');

  if (wrong.length > 0) {
    throw new Error(`missing or wrong: ${wrong.join(', ')}`);
  }
  return {
    port,
    debug: Boolean(env.DEBUG),
    dbUrl: env.DB_URL,
    jwtSecret: env.JWT_SECRET,
  };
}
