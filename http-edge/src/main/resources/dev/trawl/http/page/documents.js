/** The list of documents: add, select, open, delete. */

import { json, upload } from './api.js';
import { $, confirmed, el, icon, iconButton, showMessage } from './dom.js';
import { t } from './strings.js';

/** The maximum number of uploads at the same time; further uploads wait. */
const MAX_UPLOADS = 3;

let documents = [];
let unselected = new Set();
let pending = [];
let actions;

/** @param callbacks {changed(), added(document), open(document)} */
export function begin(callbacks) {
  actions = callbacks;
  $('files').onchange = () => {
    add([...$('files').files]);
    $('files').value = '';
  };
  $('address').addEventListener('submit', (event) => {
    event.preventDefault();
    const url = $('url').value.trim();
    if (url) fetchAddress(url);
  });
  acceptDrops();
  return refresh();
}

/** The selected documents. */
export function chosen() {
  return documents.filter(({ id }) => !unselected.has(id));
}

export function all() {
  return documents;
}

export function find(id) {
  return documents.find((each) => each.id === id);
}

/** Loads the list from the server. */
export async function refresh() {
  documents = (await json('GET', 'v1/documents')).documents;
  render();
  actions.changed();
}

export function render() {
  $('documents').replaceChildren(...documents.map(row), ...pending.map((each) => each.element));
}

function acceptDrops() {
  const isFile = (event) => event.dataTransfer?.types.includes('Files');
  const highlight = (now) => document.body.classList.toggle('dropping', now);
  addEventListener('dragover', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    highlight(true);
  });
  addEventListener('dragleave', (event) => event.relatedTarget === null && highlight(false));
  addEventListener('drop', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    highlight(false);
    add([...event.dataTransfer.files]);
  });
}

function add(files) {
  for (const file of files) pending.push(new PendingUpload(file));
  render();
  startNext();
}

function startNext() {
  const waiting = pending.filter((each) => each.state === 'waiting');
  const busy = pending.filter((each) => each.state === 'busy').length;
  waiting.slice(0, Math.max(0, MAX_UPLOADS - busy)).forEach((each) => each.start());
}

/** A file that is being uploaded. It has a row in the list until its document is open. */
class PendingUpload {
  constructor(file) {
    this.file = file;
    this.state = 'waiting';
    this.abortController = new AbortController();
    this.note = el('span', { class: 'meta' });
    this.bar = el('progress', { max: '1', value: '0', 'aria-label': file.name });
    this.button = iconButton('cross', t('cancelUpload', file.name), () => this.removeRow());
    this.element = el('li', { class: 'coming' }, el('span', { class: 'doc' }, el('span', { class: 'name' }, file.name), this.note, this.bar), this.button);
  }

  async start() {
    this.state = 'busy';
    try {
      const document = await upload(this.file, (share) => this.progress(share), this.abortController.signal);
      this.removeRow();
      addOpened(document);
    } catch (failure) {
      if (!this.abortController.signal.aborted) this.fail(failure.message);
    }
    startNext();
  }

  progress(share) {
    this.bar.value = share;
    this.note.textContent = share < 1 ? t('uploading', Math.floor(100 * share)) : t('reading');
  }

  fail(message) {
    this.state = 'failed';
    this.element.classList.add('failed');
    this.note.textContent = message;
    this.note.setAttribute('role', 'alert');
    this.bar.remove();
    this.button.setAttribute('aria-label', t('dismiss', this.file.name));
    this.button.title = t('dismiss', this.file.name);
  }

  removeRow() {
    this.abortController.abort(new DOMException('cancelled by the user', 'AbortError'));
    pending = pending.filter((each) => each !== this);
    render();
  }
}

async function fetchAddress(url) {
  showMessage($('address-error'), '');
  $('url').disabled = true;
  $('address').classList.add('busy');
  try {
    addOpened(await json('POST', 'v1/documents', { url }));
    $('url').value = '';
  } catch (failure) {
    showMessage($('address-error'), failure.message);
  } finally {
    $('url').disabled = false;
    $('address').classList.remove('busy');
  }
}

function addOpened(document) {
  if (!find(document.id)) documents.push(document);
  unselected.delete(document.id);
  render();
  actions.changed();
  actions.added(document);
}

function row(document) {
  const { id, name } = document;
  const box = el('input', {
    type: 'checkbox',
    checked: !unselected.has(id),
    'aria-label': t('askThis', name),
    title: t('askThis', name),
    onchange: () => {
      if (box.checked) unselected.delete(id);
      else unselected.add(id);
      actions.changed();
    },
  });
  const opener = el(
    'button',
    { type: 'button', class: 'doc', title: name, 'aria-label': t('openDocument', name), onclick: () => actions.open(document) },
    el('span', { class: 'name' }, name),
    el('span', { class: 'meta' }, `${t('pages', document.pages)} · ${t('tokens', document.tokens)}`),
  );
  const error = el('p', { class: 'error', role: 'alert', hidden: true });
  const warnings = document.warnings.map((warning) => el('p', { class: 'warning' }, icon('alert'), warning));
  return el('li', {}, box, opener, iconButton('bin', t('deleteDocument', name), () => remove(document, error)), error, ...warnings);
}

async function remove({ id, name }, error) {
  if (!(await confirmed(t('deleteDocumentAsk', name)))) return;
  try {
    await json('DELETE', `v1/documents/${id}`);
  } catch (failure) {
    if (failure.status !== 404) return showMessage(error, failure.message);
  }
  await refresh();
}
