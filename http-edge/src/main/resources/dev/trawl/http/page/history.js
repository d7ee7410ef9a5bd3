/** The list of conversations. One can be opened, and one or all can be deleted. */

import { $, confirmed, el, iconButton } from './dom.js';
import { titleOf } from './store.js';
import { t, when } from './strings.js';

let actions;

/** @param given {open(conversation), remove(conversations)} */
export function begin(given) {
  actions = given;
}

export function show(conversations, current) {
  const kept = conversations.filter(({ turns }) => turns.length > 0);
  $('history').replaceChildren(...kept.map((each) => row(each, each === current)));
  $('history-empty').hidden = kept.length > 0;
  $('delete-history').hidden = kept.length === 0;
  $('delete-history').onclick = async () => (await confirmed(t('deleteHistoryAsk'))) && actions.remove(kept);
}

function row(conversation, isCurrent) {
  const title = titleOf(conversation);
  const remove = async () => (await confirmed(t('deleteConversationAsk', title))) && actions.remove([conversation]);
  return el(
    'li',
    { class: isCurrent ? 'current' : '' },
    el(
      'button',
      { type: 'button', class: 'doc', 'aria-current': isCurrent ? 'true' : null, title, onclick: () => actions.open(conversation) },
      el('span', { class: 'name' }, title),
      el('span', { class: 'meta' }, when(conversation.at)),
    ),
    iconButton('bin', t('deleteConversation', title), remove),
  );
}
