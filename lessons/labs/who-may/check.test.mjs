import test from 'node:test';
import assert from 'node:assert/strict';
import { may } from './may.mjs';

const doc = { ownerId: 1, public: false, sharedWith: [2, 7] };
const open = { ...doc, public: true };
const people = {
  nobody: undefined,
  owner: { id: 1, role: 'user' },
  friend: { id: 2, role: 'user' },
  stranger: { id: 3, role: 'user' },
  support: { id: 4, role: 'support' },
  admin: { id: 5, role: 'admin' },
  'admin friend': { id: 7, role: 'admin' },
};

// Compares one row of the table, as text, so that a difference can be read.
function row(name, expected, thing = doc) {
  const actions = ['read', 'edit', 'delete'];
  const got = actions.map((action) => may(people[name], action, thing));
  const say = (answers) =>
    `${name}: ${actions.map((a, i) => `${a} ${answers[i]}`).join(', ')}`;
  assert.equal(say(got), say(expected));
}

// The answer has to be no, and the message says to whom and to what.
function refused(who, user, action, thing = doc) {
  const say = (answer) => `${who}, ${action}: ${answer}`;
  assert.equal(say(may(user, action, thing)), say(false));
}

test('owner, friend and stranger', () => {
  row('owner', [true, true, true]);
  row('friend', [true, true, false]);
  row('stranger', [false, false, false]);
});

test('nobody logged in', () => {
  row('nobody', [false, false, false]);
  refused('null', null, 'delete');
});

test('support reads', () => {
  row('support', [true, false, false]);
});

test('admins read and delete', () => {
  row('admin', [true, false, true]);
  row('admin friend', [true, true, true]);
});

test('everyone reads what is public, and no more', () => {
  row('nobody', [true, false, false], open);
  row('stranger', [true, false, false], open);
  row('friend', [true, true, false], open);
});

test('unknown actions are refused to everyone', () => {
  for (const action of ['share', 'READ', '', undefined, 'toString']) {
    for (const [name, user] of Object.entries(people)) {
      refused(name, user, action);
    }
  }
});

test('unknown roles are refused', () => {
  for (const role of ['root', 'Admin', 'constructor', '', undefined]) {
    for (const action of ['read', 'edit', 'delete']) {
      refused(`role ${role}`, { id: 9, role }, action);
    }
  }
});
