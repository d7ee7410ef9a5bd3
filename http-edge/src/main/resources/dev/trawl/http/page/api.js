/**
 * Talks to the server. An error reply becomes an ApiError with the server's message; a server that
 * cannot be reached causes an UnreachableError. If the server needs a key, the user is asked for it. The
 * key is kept only in this tab.
 */

import { t } from './strings.js';

const KEY = 'trawl.key';
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 15000;
const FINAL_EVENTS = new Set(['answered', 'failed', 'cancelled']);

export class ApiError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export class UnreachableError extends Error {
  constructor() {
    super(t('gone'));
  }
}

let askForKey = () => Promise.reject(new Error('begin was not called'));
let reportReachable = () => {};
let isReachable = true;
let pendingKey = null;

/**
 * @param onKeyNeeded resolves to a key; its argument is true if the last key was wrong
 * @param onReachable is called with false when the server cannot be reached, and with true when it can
 * be reached again
 */
export function begin(onKeyNeeded, onReachable) {
  askForKey = onKeyNeeded;
  reportReachable = onReachable;
}

/** Returns the JSON of a reply, or null if it has no body. */
export async function json(method, path, body) {
  const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const reply = await send(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  return reply.status === 204 ? null : reply.json();
}

/** Uploads a file; `onProgress` is called with 0 to 1. Aborting `signal` cancels the upload. */
export async function upload(file, onProgress, signal) {
  for (;;) {
    const used = sessionStorage.getItem(KEY);
    const reply = await transfer(file, used, onProgress, signal);
    if (reply.status !== 401) return parsed(reply);
    await newKey(used);
  }
}

function transfer(file, key, onProgress, signal) {
  const form = new FormData();
  form.append('file', file);
  const request = new XMLHttpRequest();
  request.open('POST', 'v1/documents');
  if (key) request.setRequestHeader('Authorization', `Bearer ${key}`);
  request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
  signal.addEventListener('abort', () => request.abort());
  return new Promise((resolve, reject) => {
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => {
      setReachable(false);
      reject(new UnreachableError());
    };
    request.onabort = () => reject(signal.reason);
    request.send(form);
  });
}

function parsed({ status, text }) {
  if (status >= 400) throw error(status, text);
  return JSON.parse(text);
}

/**
 * Calls `onEvent` with the events of a run after number `after`, in order and without duplicates.
 * Reconnects if the connection breaks, and continues with the next event. `onBreak` is called with
 * true when the connection breaks, and with false when it is open again.
 */
export async function follow(run, after, onEvent, onBreak, signal) {
  let seen = after;
  let wait = FIRST_WAIT_MS;
  for (;;) {
    try {
      const reply = await send(`v1/runs/${run}/events?after=${seen}`, { headers: { Accept: 'text/event-stream' }, signal });
      if (reply.status === 204) return;
      onBreak(false);
      for await (const event of events(reply.body)) {
        seen = event.seq;
        wait = FIRST_WAIT_MS;
        onEvent(event);
        if (FINAL_EVENTS.has(event.type)) return;
      }
    } catch (failure) {
      if (signal.aborted || (failure instanceof ApiError && failure.status < 500)) throw failure;
    }
    onBreak(true);
    await sleep(wait);
    wait = Math.min(MAX_WAIT_MS, 2 * wait);
  }
}

/** Parses server-sent events; each result is the JSON of its data. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (text + value).split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const data = block.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5));
      if (data.length > 0) yield JSON.parse(data.join('\n'));
    }
  }
}

async function send(path, options) {
  for (;;) {
    const used = sessionStorage.getItem(KEY);
    const reply = await fetchOrReport(path, withKey(options, used));
    if (reply.ok) return reply;
    const text = await reply.text();
    if (reply.status !== 401) throw error(reply.status, text);
    await newKey(used);
  }
}

function withKey(options, key) {
  return key ? { ...options, headers: { ...options.headers, Authorization: `Bearer ${key}` } } : options;
}

async function fetchOrReport(path, options) {
  try {
    const reply = await fetch(path, options);
    setReachable(true);
    return reply;
  } catch (failure) {
    if (options.signal?.aborted) throw failure;
    setReachable(false);
    throw new UnreachableError();
  }
}

/**
 * Reports if the server has become reachable or unreachable. If it is unreachable, tries again until it
 * replies.
 */
function setReachable(now) {
  if (now === isReachable) return;
  isReachable = now;
  reportReachable(now);
  if (!now) reconnect();
}

async function reconnect() {
  for (let wait = FIRST_WAIT_MS; !isReachable; wait = Math.min(MAX_WAIT_MS, 2 * wait)) {
    await sleep(wait);
    await fetch('health/live').then((reply) => setReachable(reply.ok), () => setReachable(false));
  }
}

/**
 * Asks for a key only once, even if several requests need one. A request that used an older key only
 * needs to be sent again.
 */
async function newKey(refused) {
  if (sessionStorage.getItem(KEY) !== refused) return;
  pendingKey ??= askForKey(refused !== null).then((key) => {
    sessionStorage.setItem(KEY, key);
    pendingKey = null;
  });
  await pendingKey;
}

function error(status, text) {
  try {
    const { code, message } = JSON.parse(text).error;
    return new ApiError(status, code, message);
  } catch {
    return new ApiError(status, '', text.trim() || `HTTP ${status}`);
  }
}

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
