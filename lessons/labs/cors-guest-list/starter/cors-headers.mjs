// The CORS headers for an answer to a request from `origin`.
export function corsHeaders(origin, guests) {
  return {
    'Access-Control-Allow-Origin': origin || '*',
    'Access-Control-Allow-Credentials': 'true',
  };
}
