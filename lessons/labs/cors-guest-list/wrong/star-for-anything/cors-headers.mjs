const pattern = (entry) => new RegExp(`^${entry.replace('*', '[^/]+')}$`);

export function corsHeaders(origin, guests) {
  const headers = { Vary: 'Origin' };
  if (origin && guests.some((entry) => pattern(entry).test(origin))) {
    headers['Access-Control-Allow-Origin'] = origin;
    headers['Access-Control-Allow-Credentials'] = 'true';
  }
  return headers;
}
