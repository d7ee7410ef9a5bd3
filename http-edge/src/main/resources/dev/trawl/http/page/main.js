/**
 * Starts the page and connects its parts: documents and history on the left, the conversation in
 * the middle, the document pane on the right.
 */

import * as api from './api.js';
import * as composer from './composer.js';
import * as conversation from './conversation.js';
import * as documents from './documents.js';
import { $, announce, showMessage } from './dom.js';
import { exportJson, exportMarkdown } from './export.js';
import * as history from './history.js';
import * as look from './look.js';
import * as reader from './reader.js';
import * as run from './run.js';
import * as store from './store.js';
import { t } from './strings.js';

/** The number of answered turns that are sent with a question; the server uses at most this many. */
const HISTORY_TURNS = 6;

/** The interval at which the page asks the server for the usage of a running question. */
const USAGE_MS = 2000;

const CURRENT = 'trawl.current';

let conversations = [];
let current = store.newConversation();
let suggestedFor = null;
let isSending = false;

const actions = {
  stop: (turn) => stop(turn),
  retry: (turn) => ask(turn.question, turn.level),
  openCitation: (turn, citation) => openCitation(turn, citation),
  openChunk: (document, place) => openChunk(document, place),
};

begin();

async function begin() {
  look.begin(render);
  api.begin(askForKey, (isBack) => onReachable(isBack));
  reader.begin();
  history.begin({ open: show, remove: removeConversations });
  composer.begin({ ask, stop: () => stop(current.turns.at(-1)) });
  $('new').onclick = () => show(store.newConversation());
  $('export-markdown').onclick = () => exportMarkdown(current);
  $('export-json').onclick = () => exportJson(current);
  $('open-side').onclick = () => openSide(true);
  $('close-side').onclick = () => openSide(false);
  $('veil').onclick = () => openSide(false);
  addEventListener('keydown', escape);

  conversations = store.load();
  show(conversations.find(({ id }) => id === sessionStorage.getItem(CURRENT)) ?? current);
  followAll();
  showModel();
  await documents.begin({ changed: documentsChanged, added: suggestFor, open: openDocument }).catch(showFailure);
}

/** Says so if the server has no language model. */
async function showModel() {
  const models = await api.json('GET', 'v1/models').catch(() => null);
  if (models) $('no-model').hidden = !models.embedded;
}

function showFailure(failure) {
  if (!(failure instanceof api.UnreachableError)) composer.reject(failure.message);
}

function onReachable(isBack) {
  showMessage($('gone'), isBack ? '' : t('gone'));
  if (!isBack) return;
  documents.refresh().catch(showFailure);
  showModel();
}

/** Renders everything again, in another language or in other colours. */
function render() {
  composer.render();
  documents.render();
  documentsChanged();
  reader.render();
  show(current);
}

function show(shown) {
  current = shown;
  sessionStorage.setItem(CURRENT, shown.id);
  conversation.show(shown, actions);
  conversation.toEnd();
  openSide(false);
  changed();
  suggestFor(documents.chosen().at(-1));
}

/**
 * Updates the parts that depend on the current conversation: the title, the export buttons and the
 * history.
 */
function changed() {
  const title = store.titleOf(current);
  $('title').textContent = title;
  document.title = title ? `${title} – trawl` : 'trawl';
  $('export-markdown').hidden = $('export-json').hidden = current.turns.length === 0;
  composer.setAsking(current.turns.some(run.isRunning));
  history.show(conversations, current);
}

function documentsChanged() {
  composer.showSelected(documents.chosen().length, documents.all().length);
  if (suggestedFor === null || !documents.find(suggestedFor)) suggestFor(documents.chosen().at(-1));
}

/**
 * Suggests questions about a document, but only before the first question. After that, they would cover
 * answers.
 */
async function suggestFor(document) {
  suggestedFor = document?.id ?? null;
  const mayShow = () => current.turns.length === 0 && !isSending;
  if (!document || !mayShow()) return composer.suggest([]);
  const { suggestions } = await api.json('GET', `v1/documents/${document.id}/suggestions`).catch(() => ({ suggestions: [] }));
  if (suggestedFor === document.id && mayShow()) composer.suggest(suggestions);
}

async function ask(question, level) {
  const selected = documents.chosen();
  if (selected.length === 0) return composer.reject(t('noDocuments'));
  if (current.turns.some(run.isRunning)) return composer.reject(t('busy'));
  const turn = run.newTurn(question, level, selected.map(({ id, name, pages, chunks }) => ({ id, name, pages, chunks })));
  const chat = current;
  const body = { question, level, documents: selected.map(({ id }) => id), history: turnsBefore(chat) };
  composer.setAsking(true);
  composer.suggest([]);
  isSending = true;
  try {
    turn.run = (await api.json('POST', 'v1/questions', body)).run;
  } catch (failure) {
    composer.setAsking(false);
    return composer.reject(failure.message);
  } finally {
    isSending = false;
  }
  chat.turns.push(turn);
  chat.at = Date.now();
  save(chat);
  composer.clear();
  if (chat === current) {
    conversation.show(chat, actions);
    conversation.toEnd();
    changed();
  }
  await follow(chat, turn);
}

function turnsBefore({ turns }) {
  return turns
    .filter(({ answer }) => answer)
    .slice(-HISTORY_TURNS)
    .map(({ question, answer }) => ({ question, answer: answer.answer.replace(/ ?\[\d+\]/g, '') }));
}

/** Follows the questions that were running when the page was closed. */
function followAll() {
  for (const each of conversations) {
    for (const turn of each.turns.filter(run.isRunning)) {
      Object.assign(turn, run.initialTurn(turn));
      follow(each, turn);
    }
  }
}

async function follow(chat, turn) {
  const usage = setInterval(() => updateUsage(turn), USAGE_MS);
  const onBreak = (isBroken) => {
    turn.isBroken = isBroken;
    conversation.update(turn);
  };
  const onEvent = (event) => {
    const phase = turn.phase;
    run.apply(turn, event);
    if (turn.phase !== phase && chat === current) announce(t(`phase_${turn.phase}`));
    conversation.update(turn);
  };
  try {
    await api.follow(turn.run, 0, onEvent, onBreak, new AbortController().signal);
    if (run.isRunning(turn)) run.end(turn, 'lost');
  } catch (failure) {
    run.end(turn, failure.status === 404 ? 'lost' : 'failed');
    turn.error = failure.status === 404 ? t('runLost') : failure.message;
  } finally {
    clearInterval(usage);
  }
  save(chat);
  conversation.update(turn);
  if (chat === current) {
    announce(t(`status_${turn.status}`) ?? t('answered'));
    changed();
  }
}

async function updateUsage(turn) {
  const state = await api.json('GET', `v1/runs/${turn.run}`).catch(() => null);
  if (state?.usage && run.isRunning(turn)) {
    turn.usage = state.usage;
    conversation.update(turn);
  }
}

async function stop(turn) {
  if (!turn || !run.isRunning(turn)) return;
  try {
    await api.json('DELETE', `v1/runs/${turn.run}`);
  } catch (failure) {
    composer.reject(failure.message);
  }
}

function save(chat) {
  if (!conversations.includes(chat)) conversations.unshift(chat);
  const kept = new Set(store.save(chat));
  conversations = conversations.filter(({ id }) => kept.has(id)).sort((a, b) => b.at - a.at);
}

function removeConversations(removed) {
  for (const each of removed) store.remove(each.id);
  conversations = conversations.filter((each) => !removed.includes(each));
  if (removed.includes(current)) show(store.newConversation());
  else changed();
}

function openCitation(turn, { documentId, start, end }) {
  const cited = turn.documents.find(({ id }) => id === documentId);
  reader.open(cited, { start, end, isQuote: true });
}

async function openChunk(document, place) {
  try {
    const { start, end } = await place;
    reader.open(document, { start, end, isQuote: false });
  } catch (failure) {
    composer.reject(failure.message);
  }
}

function openDocument(document) {
  openSide(false);
  reader.open(document, { start: 0, end: 0, isQuote: false });
}

/** On a narrow screen the left side is a drawer. */
function openSide(isOpen) {
  document.body.classList.toggle('side-open', isOpen);
  $('veil').hidden = !isOpen;
  if (isOpen) $('close-side').focus();
}

/** Closes the open pane or dialog; if there is none, stops the question. */
function escape(event) {
  if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
  if (document.body.classList.contains('side-open')) openSide(false);
  else if (reader.isOpen()) reader.close();
  else stop(current.turns.at(-1));
}

/** Waits until the user enters a key. The dialog cannot be closed without one. */
function askForKey(wasWrong) {
  const dialog = $('key-dialog');
  showMessage($('key-error'), wasWrong ? t('keyWrong') : '');
  dialog.oncancel = (event) => event.preventDefault();
  dialog.showModal();
  $('key').focus();
  return new Promise((resolve) => {
    $('key-form').onsubmit = (event) => {
      event.preventDefault();
      const key = $('key').value;
      $('key').value = '';
      dialog.close();
      resolve(key);
    };
  });
}
