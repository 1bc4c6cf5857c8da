const LABEL = /^[a-z0-9-]+$/;

function fits(origin, entry) {
  const [before, after] = entry.split('*');
  if (after === undefined) return origin === entry;
  if (!origin.startsWith(before) || !origin.endsWith(after)) return false;
  const label = origin.slice(before.length, -after.length);
  return LABEL.test(label);
}

// The CORS headers for an answer to a request from `origin`.
export function corsHeaders(origin, guests) {
  const headers = {};
  if (typeof origin === 'string'
    && guests.some((entry) => fits(origin, entry))) {
    headers.Vary = 'Origin';
    headers['Access-Control-Allow-Origin'] = origin;
    headers['Access-Control-Allow-Credentials'] = 'true';
  }
  return headers;
}
