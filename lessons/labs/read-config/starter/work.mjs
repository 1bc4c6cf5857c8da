export function readConfig(env) {
  return {
    port: env.PORT || 3000,
    debug: Boolean(env.DEBUG),
    dbUrl: env.DB_URL,
    jwtSecret: env.JWT_SECRET || 'changeme',
  };
}
