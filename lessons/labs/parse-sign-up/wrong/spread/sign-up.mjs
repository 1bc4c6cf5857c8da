// Checks each field and then hands on everything it got.
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const trimmed = (value) => (typeof value === 'string' ? value.trim() : '');

export function parseSignUp(body) {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    return { ok: false, errors: { body: 'must be an object' } };
  }
  const errors = {};
  const value = {};

  const email = trimmed(body.email).toLowerCase();
  if (email.length <= 254 && EMAIL.test(email)) value.email = email;
  else errors.email = 'must be an e-mail address';

  const { age } = body;
  if (Number.isInteger(age) && age >= 18 && age <= 120) value.age = age;
  else errors.age = 'must be a whole number from 18 to 120';

  if (body.name !== undefined) {
    const name = trimmed(body.name);
    if (name.length >= 1 && name.length <= 60) value.name = name;
    else errors.name = 'must be text of 1 to 60 characters';
  }

  return Object.keys(errors).length === 0
    ? { ok: true, value: { ...body, ...value } }
    : { ok: false, errors };
}
