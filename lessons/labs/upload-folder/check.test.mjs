import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import test, { before } from 'node:test';
import { inside, load, saveNew } from './uploads.mjs';

const root = path.join(import.meta.dirname, 'uploads');
const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

before(async () => {
  await mkdir(path.join(root, 'album'), { recursive: true });
  await writeFile(path.join(root, 'photo.jpg'), photo);
});

test('ordinary names', () => {
  for (const name of ['a.txt', 'album/b.jpg', 'x/../c.txt', '..d']) {
    assert.equal(inside(root, name), path.join(root, name));
  }
});

const hostile = ['../secret', '../../etc/passwd', '/etc/passwd', '..',
  'x/../../y', '../uploads-private/key', '', '.'];
for (const name of hostile) {
  test(`'${name}' leads out`, () => {
    assert.throws(() => inside(root, name), /outside/);
  });
}

test('not a name', () => {
  for (const name of [undefined, null, 5, ['a'], {}, 'a.txt\0.png']) {
    assert.throws(() => inside(root, name), /outside/);
  }
});

test('load gives the bytes as they are', async () => {
  const bytes = await load(root, 'photo.jpg');
  assert.equal(bytes?.constructor?.name, 'Buffer');
  assert.deepEqual(bytes, photo);
});
test('load gives null for a missing file', async () => {
  assert.equal(await load(root, 'nope.jpg'), null);
});
test('load throws other failures on', async () => {
  await assert.rejects(load(root, 'album'), { code: 'EISDIR' });
  await assert.rejects(load(root, '../lab.toml'), /outside/);
});

test('save creates a file once', async () => {
  const first = await saveNew(root, 'new.txt', 'first');
  const second = await saveNew(root, 'new.txt', 'second');
  assert.deepEqual({ first, second }, { first: true, second: false });
  const text = await readFile(path.join(root, 'new.txt'), 'utf8');
  assert.equal(text, 'first');
});
test('save lets one of many win', async () => {
  const tries = Array.from({ length: 12 }, (_, i) =>
    saveNew(root, 'race.txt', `number ${i}`));
  const won = (await Promise.all(tries)).filter((ok) => ok === true);
  assert.equal(won.length, 1);
});
