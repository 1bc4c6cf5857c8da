export function corsHeaders(origin, guests) {
  const headers = { Vary: 'Origin' };
  const known = guests.some((entry) => entry.includes('*')
    ? origin?.endsWith(entry.split('*')[1])
    : origin === entry);
  if (known) {
    headers['Access-Control-Allow-Origin'] = origin;
    headers['Access-Control-Allow-Credentials'] = 'true';
  }
  return headers;
}
