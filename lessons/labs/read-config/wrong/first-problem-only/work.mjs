export function readConfig(env) {
  const port = env.PORT === undefined ? 3000 : Number(env.PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error('PORT is wrong');
  }
  if (!env.DB_URL) throw new Error('DB_URL is missing');
  if ((env.JWT_SECRET ?? '').length < 32) {
    throw new Error('JWT_SECRET is missing or too short');
  }
  return {
    port,
    debug: env.DEBUG === 'true',
    dbUrl: env.DB_URL,
    jwtSecret: env.JWT_SECRET,
  };
}
