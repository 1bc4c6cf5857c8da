const running = new WeakMap(); // server -> promise

// Stops `server` and resolves with 'clean' or 'forced'.
export function shutdown(server, { graceMs = 10_000 } = {}) {
  if (!running.has(server)) running.set(server, stop(server, graceMs));
  return running.get(server);
}

function stop(server, graceMs) {
  return new Promise((resolve) => {
    let outcome = 'clean';
    const limit = setTimeout(() => {
      outcome = 'forced';
      server.closeAllConnections();
    }, graceMs);

    server.close(() => {
      clearTimeout(limit);
      resolve(outcome);
    });
  });
}
