/** The form for questions: text, level, ask and stop, suggestions, and the number of selected documents. */

import { $, el, icon, showMessage } from './dom.js';
import { t } from './strings.js';

const LEVELS = ['auto', 'retrieve', 'read', 'reason'];
const LEVEL_KEY = 'trawl.level';

let actions;
let isAsking = false;

/** @param callbacks {ask(question, level), stop()} */
export function begin(callbacks) {
  actions = callbacks;
  const question = $('question');
  question.addEventListener('input', () => {
    fit();
    showMessage($('ask-error'), '');
  });
  question.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  $('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    if (isAsking) actions.stop();
    else send();
  });
  render();
}

/** Renders the texts in the chosen language. */
export function render() {
  const chosen = level();
  const choice = (name) =>
    el(
      'label',
      { title: t(`levelHint_${name}`) },
      el('input', {
        type: 'radio',
        name: 'level',
        value: name,
        checked: name === chosen,
        onchange: () => localStorage.setItem(LEVEL_KEY, name),
      }),
      el('span', {}, t(`level_${name}`)),
    );
  $('levels').replaceChildren($('levels').querySelector('legend'), ...LEVELS.map(choice));
  setAsking(isAsking);
}

/** While a question is running, the button stops it. */
export function setAsking(now) {
  isAsking = now;
  const name = t(now ? 'stop' : 'ask');
  $('send').setAttribute('aria-label', name);
  $('send').title = name;
  $('send').classList.toggle('stop', now);
  $('send').replaceChildren(icon(now ? 'stop' : 'up'));
}

/** Shows how many of the open documents are selected. */
export function showSelected(chosen, all) {
  $('asked').textContent = all === 0 ? '' : t('askedOf', chosen, all);
}

export function suggest(questions) {
  const chip = (question) =>
    el('button', { type: 'button', class: 'chip', onclick: () => actions.ask(question, level()) }, question);
  $('suggestions').replaceChildren(...questions.map(chip));
  $('suggestions').hidden = questions.length === 0;
}

/** Shows why a question was rejected. Its text stays in the form. */
export function reject(message) {
  showMessage($('ask-error'), message);
}

export function clear() {
  $('question').value = '';
  showMessage($('ask-error'), '');
  fit();
}

export function focus() {
  $('question').focus();
}

function send() {
  const question = $('question').value.trim();
  if (isAsking) reject(t('busy'));
  else if (!question) reject(t('noQuestion'));
  else actions.ask(question, level());
}

function level() {
  const stored = localStorage.getItem(LEVEL_KEY);
  return LEVELS.includes(stored) ? stored : LEVELS[0];
}

/** Makes the field as high as its text, up to the maximum height in the style sheet. */
function fit() {
  $('question').style.height = 'auto';
  $('question').style.height = `${$('question').scrollHeight}px`;
}
