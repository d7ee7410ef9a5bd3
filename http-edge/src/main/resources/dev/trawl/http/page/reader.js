/**
 * The document pane: the text around a place, with the quote highlighted and a line between pages.
 * Scrolling loads more text before and after.
 */

import { json } from './api.js';
import { $, el, showMessage } from './dom.js';
import { t } from './strings.js';

/** How much text is loaded before and after the place at first, in UTF-16 units. */
const FIRST_MARGIN = 4000;

/** How much text is loaded when the user scrolls, in UTF-16 units. */
const PIECE_LENGTH = 8000;

let shown = null;
let opener = null;

export function begin() {
  $('close-reader').onclick = close;
  $('earlier').onclick = () => loadMore(-1);
  $('later').onclick = () => loadMore(1);
  $('reader-scroll').addEventListener('scroll', () => {
    showPage();
    const { scrollTop, scrollHeight, clientHeight } = $('reader-scroll');
    if (scrollTop < 200) loadMore(-1);
    if (scrollHeight - scrollTop - clientHeight < 200) loadMore(1);
  });
}

export function isOpen() {
  return !$('reader').hidden;
}

export function close() {
  if (!isOpen()) return;
  $('reader').hidden = true;
  document.body.classList.remove('reading');
  shown = null;
  opener?.focus();
}

/** Renders the pane again in another language. */
export function render() {
  if (shown) paint();
}

/**
 * Opens a document at a place.
 *
 * @param openedDocument {id, name, pages}
 * @param place {start, end, isQuote}: a quote is highlighted more strongly than a chunk
 */
export async function open(openedDocument, place) {
  opener = isOpen() ? opener : document.activeElement;
  const view = { document: openedDocument, place, pieces: [], reachesEnd: false, isLoading: false };
  shown = view;
  $('reader').hidden = false;
  document.body.classList.add('reading');
  $('reader-title').textContent = openedDocument.name;
  $('reader-title').title = openedDocument.name;
  $('reader-page').textContent = '';
  $('reader-text').replaceChildren();
  showMessage($('reader-error'), '');
  $('close-reader').focus();
  await load(view, Math.max(0, place.start - FIRST_MARGIN), place.end + FIRST_MARGIN, 1);
  if (shown === view) scrollToPlace(view);
}

/**
 * Loads a piece and puts it before or after the others. If the piece is shorter than requested (by
 * more than one UTF-16 unit, because a surrogate pair is never split), the text ends there.
 */
async function load(view, start, end, side) {
  if (view.isLoading) return;
  view.isLoading = true;
  try {
    const piece = await json('GET', `v1/documents/${view.document.id}/text?start=${start}&end=${end}`);
    if (side < 0) view.pieces.unshift(piece);
    else view.pieces.push(piece);
    if (side > 0) view.reachesEnd = piece.end < end - 1;
    if (shown === view) paint();
  } catch (failure) {
    if (shown === view) showMessage($('reader-error'), failure.message);
  } finally {
    view.isLoading = false;
  }
}

async function loadMore(side) {
  const view = shown;
  if (!view || view.pieces.length === 0 || view.isLoading) return;
  const first = view.pieces[0].start;
  const last = view.pieces.at(-1).end;
  const box = $('reader-scroll');
  if (side < 0 && first > 0) {
    const before = box.scrollHeight - box.scrollTop;
    await load(view, Math.max(0, first - PIECE_LENGTH), first, -1);
    if (shown === view) box.scrollTop = box.scrollHeight - before;
  } else if (side > 0 && !view.reachesEnd) {
    await load(view, last, last + PIECE_LENGTH, 1);
  }
}

function paint() {
  const { pieces, place } = shown;
  const text = pieces.map((piece) => piece.text).join('');
  const from = pieces[0].start;
  $('reader-text').replaceChildren(...nodes(text, from, pages(pieces), place));
  $('earlier').hidden = from === 0;
  $('later').hidden = shown.reachesEnd;
  showPage();
}

function pages(pieces) {
  const starts = [{ page: pieces[0].page, start: pieces[0].start }, ...pieces.flatMap((piece) => piece.pages)];
  pieces.slice(1).forEach((piece) => starts.push({ page: piece.page, start: piece.start }));
  starts.sort((a, b) => a.start - b.start);
  return starts.filter(({ page }, i) => i === 0 || page !== starts[i - 1].page);
}

/** The text with the highlighted place, and a line where a page begins. */
function nodes(text, from, pageStarts, place) {
  const cuts = new Set([from, from + text.length, place.start, place.end, ...pageStarts.map(({ start }) => start)]);
  const bounds = [...cuts].filter((at) => at >= from && at <= from + text.length).sort((a, b) => a - b);
  const startsHere = new Map(pageStarts.map(({ page, start }) => [start, page]));
  const result = [];
  for (let i = 0; i < bounds.length; i++) {
    const start = bounds[i];
    if (startsHere.has(start)) result.push(pageLine(startsHere.get(start)));
    if (i + 1 === bounds.length) break;
    const words = text.slice(start - from, bounds[i + 1] - from);
    const isPlace = start >= place.start && bounds[i + 1] <= place.end;
    result.push(isPlace ? el(place.isQuote ? 'mark' : 'span', { class: 'place' }, words) : words);
  }
  return result;
}

function pageLine(page) {
  return el('span', { class: 'page', role: 'separator', 'data-page': page, 'aria-label': t('pageMark', page) }, t('pageMark', page));
}

function scrollToPlace(view) {
  const place = $('reader-text').querySelector('.place');
  if (!place) return;
  const box = $('reader-scroll');
  box.scrollTop += place.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  showPage();
}

/** Shows the number of the page at one third of the pane's height, where `scrollToPlace` puts the quote. */
function showPage() {
  if (!shown || shown.pieces.length === 0) return;
  const box = $('reader-scroll');
  const line = box.getBoundingClientRect().top + box.clientHeight / 3 + 4;
  let page = shown.pieces[0].page;
  for (const mark of $('reader-text').querySelectorAll('.page')) {
    if (mark.getBoundingClientRect().top > line) break;
    page = Number(mark.dataset.page);
  }
  const text = t('pageOf', page, Math.max(page, shown.document.pages));
  if ($('reader-page').textContent !== text) $('reader-page').textContent = text;
}
