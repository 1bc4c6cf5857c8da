import test from 'node:test';
import assert from 'node:assert/strict';
import { corsHeaders } from './cors-headers.mjs';

const guests = ['https://app.example', 'https://*.shop.example'];

// What the headers say to one origin, as text, so that it can be read.
function answer(origin) {
  const headers = corsHeaders(origin, guests);
  const allowed = headers['Access-Control-Allow-Origin'];
  const credentials = headers['Access-Control-Allow-Credentials'];
  return `to ${origin}: origin ${allowed}, credentials ${credentials}`;
}
function isGuest(origin) {
  const expected = `to ${origin}: origin ${origin}, credentials true`;
  assert.equal(answer(origin), expected);
}
function isStranger(origin) {
  const expected = `to ${origin}: origin undefined, credentials undefined`;
  assert.equal(answer(origin), expected);
}

test('an origin on the list is allowed', () => {
  isGuest('https://app.example');
});

test('a star stands for one label', () => {
  isGuest('https://de.shop.example');
  isGuest('https://north-2.shop.example');
  isStranger('https://shop.example');
  isStranger('https://.shop.example');
  isStranger('https://a.b.shop.example');
});

test('look-alikes are strangers', () => {
  for (const origin of [
    'http://app.example',
    'https://app.example:8443',
    'https://notapp.example',
    'https://app.example.evil.org',
    'https://app-example',
    'https://appxexample',
    'https://xshop.example',
    'http://de.shop.example',
    'https://evil.org/.shop.example',
    'https://evil.org?.shop.example',
    'https://evil.org#.shop.example',
  ]) isStranger(origin);
});

test('no origin, or nonsense', () => {
  for (const origin of [undefined, '', '*', 'null', 'https://']) {
    isStranger(origin);
  }
});

test('caches are always told', () => {
  const anyone = ['https://app.example', 'https://evil.org', undefined];
  for (const origin of anyone) {
    const { Vary } = corsHeaders(origin, guests);
    assert.equal(`to ${origin}: Vary ${Vary}`, `to ${origin}: Vary Origin`);
  }
});
