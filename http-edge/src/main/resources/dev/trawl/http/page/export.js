/** Exports a conversation as a file: Markdown for people, JSON for programs. */

import { el } from './dom.js';
import { titleOf } from './store.js';
import { reasonOf, t, where } from './strings.js';

const MAX_NAME_CHARACTERS = 60;

export function exportMarkdown(conversation) {
  save(markdown(conversation), 'text/markdown', name(conversation, 'md'));
}

export function exportJson(conversation) {
  const turns = conversation.turns.map(({ question, level, documents, run, status, error, steps, escalations, answer, quotes }) => ({
    question,
    level,
    documents,
    run,
    status,
    error,
    steps,
    escalations,
    answer,
    quotes,
  }));
  const exported = { title: titleOf(conversation), at: new Date(conversation.at).toISOString(), turns };
  save(JSON.stringify(exported, null, 2), 'application/json', name(conversation, 'json'));
}

export function markdown(conversation) {
  return `${conversation.turns.map(turn).join('\n\n---\n\n')}\n`;
}

function turn({ question, documents, status, error, steps, answer, quotes }) {
  const badge = t(`status_${status}`);
  return [
    `## ${line(question)}`,
    `*${t('exportedDocuments')}: ${documents.map(({ name }) => escaped(name)).join(', ')}*`,
    badge ? `**${badge}** ${escaped(reasonOf({ status, answer }) ?? '')}`.trim() : '',
    ...steps.map((step) => `- ${line(step.subQuestion)} → ${line(step.answer || t('noFinding'))}`),
    answer ? escaped(answer.answer) : escaped(error),
    ...(answer ? answer.citations : quotes).map(citation),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function citation(cited) {
  const { marker, document, quote } = cited;
  return `> ${marker ? `[${marker}] ` : ''}${line(quote)}\n> — ${escaped(t('place', document, where(cited)))}`;
}

function line(text) {
  return escaped(text).replace(/\s+/g, ' ').trim();
}

/** Escapes the characters that have a meaning in Markdown or HTML. */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\\\[(\d+)\\\]/g, '[$1]');
}

function name(conversation, ending) {
  const words = titleOf(conversation).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${words.slice(0, MAX_NAME_CHARACTERS) || 'trawl'}.${ending}`;
}

function save(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
