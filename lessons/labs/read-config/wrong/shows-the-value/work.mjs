export function readConfig(env) {
  const wrong = [];
  const refuse = (name) => wrong.push(`${name}=${env[name]}`);

  const port = env.PORT === undefined ? 3000 : Number(env.PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535) refuse('PORT');
  if (!env.DB_URL) refuse('DB_URL');
  if ((env.JWT_SECRET ?? '').length < 32) refuse('JWT_SECRET');

  if (wrong.length > 0) throw new Error(`wrong: ${wrong.join(', ')}`);
  return {
    port,
    debug: env.DEBUG === 'true',
    dbUrl: env.DB_URL,
    jwtSecret: env.JWT_SECRET,
  };
}
