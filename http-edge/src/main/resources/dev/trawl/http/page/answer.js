/** A verified answer: its text with numbered citations, its sources, and what it took. */

import { el } from './dom.js';
import { t, time } from './strings.js';

/** @param open is called with the citation that was chosen */
export function answerNodes(answer, open) {
  return [
    el('div', { class: 'answer' }, ...withMarkers(answer, open)),
    answer.citations.length > 0 ? sources(answer.citations, open) : null,
    ...answer.warnings.map((warning) => el('p', { class: 'warning' }, warning)),
  ].filter(Boolean);
}

/** What the run took, and how much it read. */
export function figures({ usage, coverage, timing }) {
  return [
    coverage.read > 0 ? t('coverage', coverage.read, coverage.chunks) : '',
    ...spent(usage),
    t('took', time(timing.totalMs)),
  ];
}

export function spent(usage) {
  return [
    t('tokens', usage.promptTokens + usage.completionTokens),
    t('calls', usage.calls),
    usage.cost === null ? '' : t('cost', usage.cost.toPrecision(2)),
  ];
}

/** Each `[1]` of the text becomes a button, where there is such a citation. */
function withMarkers({ answer, citations }, open) {
  const byMarker = new Map(citations.map((citation) => [citation.marker, citation]));
  return answer.split(/(\[\d+\])/).map((part) => {
    const citation = /^\[\d+\]$/.test(part) ? byMarker.get(Number(part.slice(1, -1))) : undefined;
    return citation ? marker(citation, open) : part;
  });
}

function marker(citation, open) {
  const name = t('source', citation.marker, citation.document, citation.page);
  return el(
    'button',
    { type: 'button', class: 'cite', 'aria-label': name, title: citation.quote, onclick: () => open(citation) },
    String(citation.marker),
  );
}

function sources(citations, open) {
  const source = (citation) =>
    el(
      'li',
      {},
      el(
        'button',
        { type: 'button', class: 'source', onclick: () => open(citation) },
        el('span', { class: 'number', 'aria-hidden': 'true' }, String(citation.marker)),
        el('q', {}, citation.quote),
        el('span', { class: 'place-name' }, t('place', citation.document, citation.page)),
      ),
    );
  return el('section', { class: 'sources', 'aria-label': t('sources') }, el('ol', {}, ...citations.map(source)));
}
