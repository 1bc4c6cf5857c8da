import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

// The absolute path of `name` inside `root`; throws Error('outside')
// for everything else. `name` may be anything.
export function inside(root, name) {
  if (typeof name !== 'string' || name.includes('\0')) {
    throw new Error('outside');
  }
  const base = path.resolve(root);
  const file = path.resolve(base, name);
  if (!file.startsWith(base + path.sep)) throw new Error('outside');
  return file;
}

// A Buffer, or null if there is no such file.
export async function load(root, name) {
  try {
    return await readFile(inside(root, name));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

// true if the file was created, false if the name is taken.
export async function saveNew(root, name, data) {
  const file = inside(root, name);
  const taken = await access(file).then(() => true, () => false);
  if (taken) return false;
  await writeFile(file, data);
  return true;
}
