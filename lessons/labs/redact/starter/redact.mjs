// A copy of `value` that may be logged.
export function redact(value) {
  delete value.password;
  return value;
}
