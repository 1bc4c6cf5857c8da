const SECRET = /password|token|secret|cookie|authorization|card/i;
const MOST = 200;

// A copy of `value` that may be logged. `open` holds the objects that
// we are inside of.
export function redact(value, open = new Set()) {
  if (typeof value === 'string') {
    return value.length > MOST ? `${value.slice(0, MOST)}…` : value;
  }
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return value;
  if (open.has(value)) return '[circular]';

  open.add(value);
  const copy = copyOf(value, open);
  open.delete(value);
  return copy;
}

function copyOf(value, open) {
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    const copy = { name, message: redact(message, open), stack };
    if (cause !== undefined) copy.cause = redact(cause, open);
    return copy;
  }
  if (typeof value.toJSON === 'function') {
    return redact(value.toJSON(), open);
  }
  if (Array.isArray(value)) {
    return value.map((item) => redact(item, open));
  }
  for (const [key, item] of Object.entries(value)) {
    if (['function', 'symbol'].includes(typeof item)) delete value[key];
    else value[key] = SECRET.test(key) ? '[hidden]' : redact(item, open);
  }
  return value;
}
