/**
 * The conversations, stored in this browser. Each has its own entry, so that a tab does not
 * overwrite the conversations of other tabs. Their number and total size are limited; the oldest are
 * removed first.
 */

import { toStored, fromStored } from './run.js';

const PREFIX = 'trawl.conversation.';
const MAX_CONVERSATIONS = 100;

/** The limit for all conversations together, in UTF-16 units. Browsers allow a site about five million. */
const MAX_CHARACTERS = 2_000_000;

export function newConversation() {
  return { id: crypto.randomUUID?.() ?? String(Math.random()).slice(2), at: Date.now(), turns: [] };
}

/** The title of a conversation is its first question. */
export function titleOf(conversation) {
  return conversation.turns[0]?.question ?? '';
}

/** All conversations, the newest first. */
export function load() {
  return entries().map(({ text }) => {
    const conversation = JSON.parse(text);
    return { ...conversation, turns: conversation.turns.map(fromStored) };
  });
}

/** Stores a conversation and removes old ones beyond the limits. Returns the ids that remain. */
export function save(conversation) {
  const text = JSON.stringify({ ...conversation, turns: conversation.turns.map(toStored) });
  removeOldest(MAX_CHARACTERS - text.length, conversation.id);
  for (;;) {
    try {
      localStorage.setItem(PREFIX + conversation.id, text);
      return entries().map(({ id }) => id);
    } catch (full) {
      const others = entries().filter(({ id }) => id !== conversation.id);
      if (full.name !== 'QuotaExceededError' || others.length === 0) throw full;
      remove(others.at(-1).id);
    }
  }
}

export function remove(id) {
  localStorage.removeItem(PREFIX + id);
}

function removeOldest(characters, keptId) {
  let left = characters;
  entries()
    .filter(({ id }) => id !== keptId)
    .forEach(({ id, text }, index) => {
      left -= text.length;
      if (left < 0 || index + 1 >= MAX_CONVERSATIONS) remove(id);
    });
}

function entries() {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => ({ id: key.slice(PREFIX.length), text: localStorage.getItem(key) }))
    .map((entry) => ({ ...entry, at: Number(/"at":(\d+)/.exec(entry.text)?.[1] ?? 0) }))
    .sort((a, b) => b.at - a.at);
}
