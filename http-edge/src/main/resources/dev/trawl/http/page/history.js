/** The list of conversations. One can be opened, and one or all can be deleted. */

import { $, confirmed, el, iconButton } from './dom.js';
import { titleOf } from './store.js';
import { t, when } from './strings.js';

let actions;

/** @param callbacks {open(conversation), remove(conversations)} */
export function begin(callbacks) {
  actions = callbacks;
}

export function show(conversations, current) {
  const started = conversations.filter(({ turns }) => turns.length > 0);
  $('history').replaceChildren(...started.map((each) => row(each, each === current)));
  $('history-empty').hidden = started.length > 0;
  $('delete-history').hidden = started.length === 0;
  $('delete-history').onclick = async () => (await confirmed(t('deleteHistoryAsk'))) && actions.remove(started);
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
