/** A verified answer: its text with numbered citations, its sources, and its cost. */

import { el } from './dom.js';
import { markdownNodes } from './markdown.js';
import { t, time, where } from './strings.js';

/** @param open is called with the chosen citation */
export function answerNodes(answer, open) {
  return [
    el('div', { class: 'answer' }, ...text(answer, open)),
    answer.citations.length > 0 ? sources(t('sources'), answer.citations, open) : null,
    ...answer.warnings.map((warning) => el('p', { class: 'warning' }, warning)),
  ].filter(Boolean);
}

/** The quotes of a question that ended without an answer. */
export function foundNodes({ quotes, quoteCount }, open) {
  if (quotes.length === 0) return [];
  const left = quoteCount - quotes.length;
  return [
    el('p', { class: 'tag faint' }, t('foundSoFar')),
    sources(t('foundSoFar'), quotes, open),
    left > 0 ? el('p', { class: 'tag faint' }, t('andMore', left)) : null,
  ].filter(Boolean);
}

/** How much was read, and the usage of the run. */
export function figures({ answer, tookMs }) {
  const { usage, coverage, timing } = answer;
  return [
    coverage.read > 0 ? t('coverage', coverage.read, coverage.chunks) : '',
    ...spent(usage),
    t('took', time(tookMs ?? timing.totalMs)),
  ];
}

export function spent(usage) {
  return [
    t('tokens', usage.promptTokens + usage.completionTokens),
    t('calls', usage.calls),
    usage.cost === null ? '' : t('cost', usage.cost.toPrecision(2)),
  ];
}

/** Private-use characters that mark the beginning and the end of the words to highlight. */
const HIGHLIGHT = ['\uE000', '\uE001'];

/**
 * The answer as Markdown. A marker such as `[1]` becomes a button if there is a citation with its
 * number, and the words that answer the question are highlighted.
 */
function text({ answer, citations, highlight }, open) {
  const byMarker = new Map(citations.map((citation) => [citation.marker, citation]));
  return markdownNodes(highlighted(answer, highlight), (words) =>
    words.split(/(\[\d+\]|\uE000[^\uE001]*\uE001)/).map((part) => {
      const citation = /^\[\d+\]$/.test(part) ? byMarker.get(Number(part.slice(1, -1))) : undefined;
      if (citation) return marker(citation, open);
      const bare = part.replace(/[\uE000\uE001]/g, '');
      return part.startsWith(HIGHLIGHT[0]) && bare ? el('mark', {}, bare) : bare;
    }),
  );
}

function highlighted(answer, words) {
  return words
    ? answer.slice(0, words.start) + HIGHLIGHT[0] + answer.slice(words.start, words.end) + HIGHLIGHT[1] + answer.slice(words.end)
    : answer;
}

function marker(citation, open) {
  const name = t('source', citation.marker, citation.document, where(citation));
  return el(
    'button',
    { type: 'button', class: 'cite', 'aria-label': name, title: citation.quote, onclick: () => open(citation) },
    String(citation.marker),
  );
}

/** Quotes and their pages; the quotes of an answer also have markers. */
function sources(name, citations, open) {
  const source = (citation) =>
    el(
      'li',
      {},
      el(
        'button',
        { type: 'button', class: 'source', onclick: () => open(citation) },
        el('span', { class: 'number', 'aria-hidden': 'true' }, citation.marker ? String(citation.marker) : '“'),
        el('q', {}, citation.quote),
        el('span', { class: 'place-name' }, t('place', citation.document, where(citation))),
      ),
    );
  return el('section', { class: 'sources', 'aria-label': name }, el('ol', {}, ...citations.map(source)));
}
