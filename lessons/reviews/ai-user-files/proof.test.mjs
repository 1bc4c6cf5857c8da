import test from 'node:test';
import assert from 'node:assert/strict';
import { pbkdf2 } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadUser, saveUser } from './subject.mjs';

const noOrders = async () => [];

function folder(t) {
  const dir = mkdtempSync(path.join(tmpdir(), 'users-'));
  t.after(() => rmSync(dir, { recursive: true }));
  return dir;
}

test('a wrong argument reaches the caller', async () => {
  await assert.rejects(loadUser(undefined, 7, noOrders), TypeError);
});

test('a failing order service reaches the caller', async (t) => {
  const dir = folder(t);
  writeFileSync(path.join(dir, '7.json'), '{ "id": 7 }');
  const down = async () => { throw new Error('service is down'); };
  await assert.rejects(loadUser(dir, 7, down), /service is down/);
});

test('a missing user reaches the caller', async (t) => {
  await assert.rejects(loadUser(folder(t), 7, noOrders), {
    code: 'ENOENT',
  });
});

test('saved means written', async (t) => {
  const dir = folder(t);
  // A slow disk: the threads that write files are busy for a while.
  for (let i = 0; i < 4; i++) {
    pbkdf2('slow', 'disk', 200_000, 64, 'sha512', () => {});
  }
  await saveUser(dir, { id: 7, name: 'Ada' });
  const text = readFileSync(path.join(dir, '7.json'), 'utf8');
  assert.equal(JSON.parse(text).name, 'Ada');
});

test('a failed write is reported with its reason', async (t) => {
  const nowhere = path.join(folder(t), 'no', 'such', 'folder');
  await assert.rejects(async () => saveUser(nowhere, { id: 7 }), (error) => {
    assert.equal(error.cause.code, 'ENOENT');
    return true;
  });
});
