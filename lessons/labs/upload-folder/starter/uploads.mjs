import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

// The absolute path of `name` inside `root`; throws Error('outside')
// for everything else. `name` may be anything.
export function inside(root, name) {
  const file = path.join(root, name);
  if (!file.startsWith(root)) throw new Error('outside');
  return file;
}

// A Buffer, or null if there is no such file.
export async function load(root, name) {
  const file = inside(root, name);
  if (!existsSync(file)) return null;
  return readFile(file, 'utf8');
}

// true if the file was created, false if the name is taken.
export async function saveNew(root, name, data) {
  const file = inside(root, name);
  if (existsSync(file)) return false;
  await writeFile(file, data);
  return true;
}
