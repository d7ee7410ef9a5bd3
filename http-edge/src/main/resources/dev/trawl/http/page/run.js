/**
 * A turn of a conversation: a question, and what its run has told until now. The events add up to
 * the turn; nothing here touches the page.
 */

/** What a cell of the map may be, in the order in which one goes before another. */
export const CELL = { unread: 0, hit: 1, none: 2, found: 3, failed: 4 };
const OUTCOME = { none: CELL.none, relevant: CELL.found, failed: CELL.failed };

/** Larger maps are not kept with the conversation. */
const MOST_KEPT_CELLS = 20_000;

/** @param documents those asked: {id, name, pages, chunks} */
export function newTurn(question, level, documents) {
  return begun({ question, level, documents, run: null, answer: null, error: '' });
}

/** As it was before its first event. */
export function begun({ question, level, documents, run, answer, error }) {
  return {
    question,
    level,
    documents,
    run,
    answer,
    error,
    status: 'running',
    phase: 'asking',
    isBroken: false,
    understood: '',
    draft: '',
    draftNumber: 0,
    steps: [],
    escalations: [],
    pass: null,
    usage: null,
    cells: Object.fromEntries(documents.map(({ id, chunks }) => [id, new Uint8Array(chunks)])),
  };
}

/** What an event changes. */
export function apply(turn, event) {
  switch (event.type) {
    case 'started':
      turn.phase = 'searching';
      break;
    case 'rewritten':
      turn.understood = event.question === turn.question ? '' : event.question;
      break;
    case 'retrieved':
      for (const hit of event.hits) mark(turn, hit, CELL.hit);
      turn.phase = 'thinking';
      break;
    case 'readingStarted':
      startPass(turn, event);
      break;
    case 'chunkRead':
      mark(turn, event, OUTCOME[event.outcome]);
      count(turn, event);
      break;
    case 'subQuestionAsked':
      turn.steps.push({ subQuestion: event.subQuestion, answer: null });
      turn.phase = 'thinking';
      break;
    case 'subQuestionAnswered':
      answerStep(turn, event);
      break;
    case 'escalated':
      turn.escalations.push({ to: event.to, why: event.why });
      turn.draft = '';
      break;
    case 'answerDelta':
      if (event.draft !== turn.draftNumber) turn.draft = '';
      turn.draftNumber = event.draft;
      turn.draft += event.text;
      turn.phase = 'answering';
      break;
    case 'answered':
      end(turn, event.status);
      turn.answer = event;
      turn.usage = event.usage;
      break;
    case 'failed':
      end(turn, 'failed');
      turn.error = event.error;
      break;
    case 'cancelled':
      end(turn, 'cancelled');
      break;
  }
}

export function end(turn, status) {
  turn.status = status;
  turn.draft = '';
  turn.isBroken = false;
}

export function isRunning(turn) {
  return turn.status === 'running';
}

/** Milliseconds that the reading under way will take, as it went until now; null if none can say. */
export function timeLeft(turn) {
  const pass = turn.pass;
  if (!isRunning(turn) || turn.phase !== 'reading' || pass.done < 8) return null;
  return ((pass.chunks - pass.done) * (pass.now - pass.start)) / pass.done;
}

/** How many of a document's chunks are in each state. */
export function tally(cells) {
  const counts = { read: 0, found: 0, failed: 0 };
  for (const cell of cells) {
    if (cell === CELL.none || cell === CELL.found) counts.read++;
    if (cell === CELL.found) counts.found++;
    if (cell === CELL.failed) counts.failed++;
  }
  return counts;
}

/** A later pass reads the same chunks: it lights them anew, and what was found stays. */
function startPass(turn, { chunks, at }) {
  for (const cells of Object.values(turn.cells)) {
    cells.forEach((cell, i) => {
      if (cell === CELL.none || cell === CELL.failed) cells[i] = CELL.unread;
    });
  }
  turn.pass = { chunks, done: 0, start: Date.parse(at), now: Date.parse(at) };
  turn.phase = 'reading';
}

function count({ pass }, { at }) {
  if (!pass) return;
  pass.done++;
  pass.now = Date.parse(at);
}

function mark(turn, { documentId, chunk }, state) {
  const cells = turn.cells[documentId];
  if (!cells || chunk >= cells.length) return;
  if (state !== CELL.hit || cells[chunk] === CELL.unread) {
    cells[chunk] = cells[chunk] === CELL.found ? CELL.found : state;
  }
}

function answerStep(turn, { subQuestion, answer }) {
  const asked = turn.steps.find((step) => step.subQuestion === subQuestion && step.answer === null);
  if (asked) asked.answer = answer;
  else turn.steps.push({ subQuestion, answer });
}

/** A turn as it is kept: cells as runs of equal ones, such as "1904*2 1*3". */
export function packed({ cells, isBroken, draft, ...turn }) {
  const kept = Object.values(cells).reduce((sum, each) => sum + each.length, 0) <= MOST_KEPT_CELLS;
  return { ...turn, cells: kept ? Object.fromEntries(Object.entries(cells).map(([id, each]) => [id, runs(each)])) : {} };
}

export function unpacked(turn) {
  const cells = turn.documents.map(({ id, chunks }) => [id, unrun(turn.cells[id] ?? '', chunks)]);
  return { ...turn, isBroken: false, draft: '', cells: Object.fromEntries(cells) };
}

function runs(cells) {
  const runs = [];
  for (let start = 0, i = 1; i <= cells.length; i++) {
    if (i === cells.length || cells[i] !== cells[start]) {
      runs.push(`${i - start}*${cells[start]}`);
      start = i;
    }
  }
  return runs.join(' ');
}

function unrun(text, length) {
  const cells = new Uint8Array(length);
  let at = 0;
  for (const run of text.split(' ').filter(Boolean)) {
    const [count, cell] = run.split('*').map(Number);
    cells.fill(cell, at, at + count);
    at += count;
  }
  return cells;
}
