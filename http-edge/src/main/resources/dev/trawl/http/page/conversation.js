/** The conversation in the middle. Each turn is updated while its question runs. */

import { answerNodes, figures, foundNodes, spent } from './answer.js';
import { json } from './api.js';
import { $, el, icon } from './dom.js';
import { DocumentMap, legend } from './map.js';
import { markdownNodes } from './markdown.js';
import { isRunning, timeLeft } from './run.js';
import { reasonOf, t, time } from './strings.js';

let views = [];

/**
 * Shows a whole conversation.
 *
 * @param actions {openCitation(turn, citation), openChunk(document, place), retry(turn), stop(turn)}
 */
export function show(conversation, actions) {
  views = conversation.turns.map((turn) => new TurnView(turn, actions));
  $('turns').replaceChildren(...views.map((view) => view.element));
  $('welcome').hidden = views.length > 0;
}

/** Updates a turn, if it is shown. */
export function update(turn) {
  views.find((view) => view.turn === turn)?.changed();
}

/** Scrolls the newest question to the top. The style sheet leaves room for its answer below. */
export function toEnd() {
  views.at(-1)?.element.scrollIntoView({ block: 'start', behavior: 'instant' });
}

class TurnView {
  constructor(turn, actions) {
    this.turn = turn;
    this.actions = actions;
    this.status = el('p', { class: 'progress' });
    this.bar = el('progress', { max: '1', 'aria-label': t('phase_reading') });
    this.understood = el('p', { class: 'understood faint' });
    this.trace = el('div', { class: 'trace' });
    this.draft = el('div', { class: 'draft' });
    this.result = el('div', { class: 'result', 'aria-live': 'polite' });
    this.figures = el('p', { class: 'figures faint' });
    this.buttons = el('div', { class: 'actions' });
    this.maps = turn.documents.map((document) => this.map(document));
    this.mapBox = el('div', { class: 'maps' }, ...this.maps.map((map) => map.element), legend());
    this.element = el(
      'li',
      { class: 'turn' },
      el('h3', { class: 'asked-question' }, turn.question),
      this.understood,
      el('div', { class: 'state' }, this.status, this.bar),
      this.trace,
      this.draft,
      this.result,
      this.mapBox,
      el('div', { class: 'foot' }, this.figures, this.buttons),
    );
    this.paint();
  }

  map(document) {
    const places = new Map();
    const placeOf = (chunk) => {
      if (!places.has(chunk)) places.set(chunk, json('GET', `v1/documents/${document.id}/chunks/${chunk}`));
      return places.get(chunk);
    };
    return new DocumentMap(document, this.turn.cells[document.id], placeOf, (chunk) =>
      this.actions.openChunk(document, placeOf(chunk)),
    );
  }

  /** Renders the turn at the next frame, only once for all events that arrive until then. */
  changed() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.paint();
    });
  }

  paint() {
    const turn = this.turn;
    const running = isRunning(turn);
    this.element.setAttribute('aria-busy', String(running));
    this.element.dataset.status = turn.status;
    this.understood.textContent = turn.understood ? t('understood', turn.understood) : '';
    this.status.textContent = running ? phase(turn) : '';
    this.bar.hidden = !running || turn.phase !== 'reading';
    this.bar.value = turn.pass ? turn.pass.done / Math.max(1, turn.pass.chunks) : 0;
    this.maps.forEach((map) => map.show(turn.cells[map.document.id]));
    this.mapBox.hidden = !Object.values(turn.cells).some((cells) => cells.some((cell) => cell > 0));
    this.paintTrace();
    this.draft.replaceChildren(...(turn.draft ? [el('p', { class: 'tag' }, t('draft')), el('div', { class: 'answer' }, ...markdownNodes(turn.draft))] : []));
    this.figures.textContent = line(turn);
    if (this.painted !== turn.status) {
      this.painted = turn.status;
      this.result.replaceChildren(...this.outcome());
      this.buttons.replaceChildren(...(running ? [] : [this.retryButton()]));
    }
  }

  paintTrace() {
    const { steps, escalations } = this.turn;
    const traced = JSON.stringify([steps, escalations]);
    if (traced === this.traced) return;
    this.traced = traced;
    const levels = escalations.map(({ to, why }) => el('p', { class: 'escalated faint' }, t('escalated', t(`level_${to}`), why)));
    const hops = steps.map(({ subQuestion, answer }) =>
      el(
        'li',
        {},
        el('span', { class: 'hop-question' }, subQuestion),
        el('span', { class: answer ? 'hop-answer' : 'hop-answer faint' }, answer === null ? (isRunning(this.turn) ? t('lookingFor') : '–') : answer || t('noFinding')),
      ),
    );
    this.trace.replaceChildren(...levels, ...(hops.length > 0 ? [el('ol', { class: 'hops', 'aria-label': t('steps') }, ...hops)] : []));
  }

  outcome() {
    const { status, answer, error } = this.turn;
    const open = (citation) => this.actions.openCitation(this.turn, citation);
    const reason = reasonOf(this.turn);
    const badge = [
      t(`status_${status}`) ? el('p', { class: `badge ${status}` }, t(`status_${status}`)) : null,
      reason ? el('p', { class: 'reason' }, reason) : null,
    ].filter(Boolean);
    if (answer) return [...badge, ...answerNodes(answer, open)];
    if (isRunning(this.turn)) return badge;
    return [...badge, ...(error ? [el('p', { class: 'error' }, error)] : []), ...foundNodes(this.turn, open)];
  }

  retryButton() {
    return el('button', { type: 'button', class: 'quiet', onclick: () => this.actions.retry(this.turn) }, icon('again'), el('span', {}, t('retry')));
  }
}

function phase(turn) {
  if (turn.isBroken) return t('connectionLost');
  return turn.phase === 'reading' ? t('readingOf', turn.pass.done, turn.pass.chunks) : t(`phase_${turn.phase}`);
}

/** The cost of the question so far, and the estimated time left. */
function line(turn) {
  const left = timeLeft(turn);
  const parts = turn.answer
    ? [t(`level_${turn.answer.level}`), ...figures(turn)]
    : [...(turn.usage ? spent(turn.usage) : []), left === null ? '' : t('timeLeft', time(left))];
  return parts.filter(Boolean).join(' · ');
}
