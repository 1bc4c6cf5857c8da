import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import test from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { measure } from './measure.mjs';

function feed(text, size) {
  const bytes = Buffer.from(text);
  const chunks = [];
  for (let i = 0; i < bytes.length; i += size) {
    chunks.push(bytes.subarray(i, i + size));
  }
  return Readable.from(chunks, { objectMode: false });
}

test('lines', async () => {
  const ends = await measure(feed('a\nbb\n', 2));
  assert.deepEqual(ends, { lines: 2, chars: 5 });
  const open = await measure(feed('a\nbb', 2));
  assert.deepEqual(open, { lines: 2, chars: 4 });
  const empty = await measure(feed('', 1));
  assert.deepEqual(empty, { lines: 0, chars: 0 });
});

test('characters', async () => {
  for (const size of [1, 2, 3, 5]) {
    const found = await measure(feed('€uro 😀\n', size));
    assert.deepEqual(found, { lines: 1, chars: 7 }, `chunks of ${size}`);
  }
});

test('failure', async () => {
  let sent = false;
  const broken = new Readable({
    read() {
      if (sent) return this.destroy(new Error('cut'));
      sent = true;
      this.push('half a li');
    },
  });
  await assert.rejects(measure(broken), /cut/);
});

test('limit', async () => {
  const exact = await measure(feed('12345678', 3), { limit: 8 });
  assert.deepEqual(exact, { lines: 1, chars: 8 });
  const long = feed('123456789'.repeat(100), 3);
  await assert.rejects(measure(long, { limit: 8 }), /too large/);
  assert.ok(long.destroyed, 'the stream is still open');
  assert.ok(!long.readableEnded, 'it was read to its end');
});

test('memory', async () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  const held = async () => {
    for (let i = 0; i < 3; i++) {
      gc();
      await setImmediate();
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const SIZE = 65_536;
  let grown;
  async function* manuscript() {
    const before = await held();
    for (let i = 0; i < 200; i++) {
      yield Buffer.alloc(SIZE, 'x');
      if (i === 180) grown = (await held()) - before;
    }
  }
  const { chars } = await measure(Readable.from(manuscript()));
  assert.equal(chars, 200 * SIZE);
  assert.ok(grown < 8e6, `after 180 chunks it held ${grown} bytes`);
});
