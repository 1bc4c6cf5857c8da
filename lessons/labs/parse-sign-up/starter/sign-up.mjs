export function parseSignUp(body) {
  if (!body.email || !body.age) {
    return { ok: false, errors: { body: 'missing fields' } };
  }
  return { ok: true, value: body };
}
