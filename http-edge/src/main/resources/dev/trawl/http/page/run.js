/**
 * A turn of a conversation: a question and the state of its run. Events change the state; nothing
 * here touches the page.
 */

/** The states of a cell of the map. */
export const CELL = { unread: 0, hit: 1, none: 2, found: 3, failed: 4 };
const OUTCOME = { none: CELL.none, relevant: CELL.found, failed: CELL.failed };

/** Larger maps are not stored with the conversation. */
const MAX_STORED_CELLS = 20_000;

/** The number of quotes shown for a question that was stopped; the most relevant are shown. */
const MAX_QUOTES = 20;

/** @param documents the selected documents: {id, name, pages, chunks} */
export function newTurn(question, level, documents) {
  return initialTurn({ question, level, documents, run: null, answer: null, error: '' });
}

/** A turn in its initial state, before the first event of its run. */
export function initialTurn({ question, level, documents, run, answer, error }) {
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
    startedAt: null,
    tookMs: null,
    hits: [],
    quotes: [],
    quoteCount: 0,
    cells: Object.fromEntries(documents.map(({ id, chunks }) => [id, new Uint8Array(chunks)])),
  };
}

/** Applies one event to the turn. */
export function apply(turn, event) {
  switch (event.type) {
    case 'started':
      turn.startedAt = Date.parse(event.at);
      turn.phase = 'searching';
      break;
    case 'rewritten':
      turn.understood = event.question === turn.question ? '' : event.question;
      break;
    case 'retrieved':
      turn.hits = event.hits;
      for (const hit of event.hits) mark(turn, hit, CELL.hit);
      turn.phase = 'thinking';
      break;
    case 'readingStarted':
      startPass(turn, event);
      break;
    case 'chunkRead':
      mark(turn, event, OUTCOME[event.outcome]);
      count(turn, event);
      addQuotes(turn, event);
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
      turn.tookMs = turn.startedAt === null ? null : Date.parse(event.at) - turn.startedAt;
      markAnswered(turn, event);
      clearQuotes(turn);
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

/** Estimates the milliseconds until every chunk is read; null if it is too early for an estimate. */
export function timeLeft(turn) {
  const pass = turn.pass;
  if (!isRunning(turn) || turn.phase !== 'reading' || pass.done < 8) return null;
  return ((pass.chunks - pass.done) * (pass.now - pass.start)) / pass.done;
}

/** Counts how many of a document's chunks were read, contain something relevant, or failed. */
export function tally(cells) {
  const counts = { read: 0, found: 0, failed: 0 };
  for (const cell of cells) {
    if (cell === CELL.none || cell === CELL.found) counts.read++;
    if (cell === CELL.found) counts.found++;
    if (cell === CELL.failed) counts.failed++;
  }
  return counts;
}

/**
 * Starts a reading pass. A second pass reads the same chunks again, so they become unread; chunks with
 * quotes stay marked.
 */
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

/** Keeps the most relevant quotes, in case the question ends without an answer. */
function addQuotes(turn, { document, documentId, relevance, quotes }) {
  if (!quotes?.length) return;
  const isNew = ({ start }) => !turn.quotes.some((each) => each.documentId === documentId && each.start === start);
  const added = quotes.filter(isNew).map((quote) => ({ ...quote, document, documentId, relevance }));
  turn.quoteCount += added.length;
  turn.quotes = [...turn.quotes, ...added].sort((a, b) => b.relevance - a.relevance).slice(0, MAX_QUOTES);
}

function clearQuotes(turn) {
  turn.hits = [];
  turn.quotes = [];
  turn.quoteCount = 0;
}

/**
 * Marks the chunks that the answer cites, and the chunks that were shown to the model. If there was no
 * reading pass, the server sends only the number of chunks that were shown: all chunks if the documents
 * fit the window; otherwise the best hits, in the order of their scores.
 */
function markAnswered(turn, { citations, coverage }) {
  const cited = new Set(citations.map(({ documentId, chunk }) => `${documentId} ${chunk}`));
  if (turn.pass === null) {
    const isCited = ({ documentId, chunk }) => cited.has(`${documentId} ${chunk}`);
    const others = turn.hits.filter((hit) => !isCited(hit)).slice(0, Math.max(0, coverage.read - cited.size));
    for (const hit of others) mark(turn, hit, CELL.none);
    if (coverage.read === coverage.chunks) markAllRead(turn);
  }
  for (const citation of citations) mark(turn, citation, CELL.found);
}

function markAllRead(turn) {
  for (const cells of Object.values(turn.cells)) {
    for (let i = 0; i < cells.length; i++) {
      if (cells[i] === CELL.unread || cells[i] === CELL.hit) cells[i] = CELL.none;
    }
  }
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

/**
 * Converts a turn to the form in which it is stored: the cells are run-length encoded, for example
 * "1904*2 1*3".
 */
export function toStored({ cells, isBroken, draft, hits, ...turn }) {
  const isSmall = Object.values(cells).reduce((sum, each) => sum + each.length, 0) <= MAX_STORED_CELLS;
  return { ...turn, cells: isSmall ? Object.fromEntries(Object.entries(cells).map(([id, each]) => [id, runs(each)])) : {} };
}

export function fromStored(turn) {
  const cells = turn.documents.map(({ id, chunks }) => [id, expandRuns(turn.cells[id] ?? '', chunks)]);
  return { quotes: [], quoteCount: 0, ...turn, hits: [], isBroken: false, draft: '', cells: Object.fromEntries(cells) };
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

function expandRuns(text, length) {
  const cells = new Uint8Array(length);
  let at = 0;
  for (const run of text.split(' ').filter(Boolean)) {
    const [count, cell] = run.split('*').map(Number);
    cells.fill(cell, at, at + count);
    at += count;
  }
  return cells;
}
