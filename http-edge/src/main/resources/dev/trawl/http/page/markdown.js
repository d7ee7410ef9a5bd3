/**
 * Shows the Markdown that models write: headings, lists, quotes, code, emphasis, links. It builds
 * elements and text nodes and never parses HTML, so nothing in an answer can run. Unknown syntax
 * stays text, and only http and https addresses become links.
 */

import { el } from './dom.js';

const FENCE = /^ {0,3}(```+|~~~+)/;
const HEADING = /^ {0,3}(#{1,6})\s+(.+?)\s*#*$/;
const ITEM = /^( *)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const QUOTE = /^ {0,3}> ?(.*)$/;
const RULE = /^ {0,3}([-*_])( *\1){2,} *$/;

/** Deeper nesting is shown flat, so that an answer cannot exhaust the stack. */
const MAX_DEPTH = 6;

/**
 * Converts `text` to nodes.
 *
 * @param toNodes converts a text without Markdown to nodes; for example, it may replace citations
 */
export function markdownNodes(text, toNodes = (words) => [words]) {
  return blocks(text.replace(/\r\n?/g, '\n').split('\n'), toNodes, 0);
}

function blocks(lines, toNodes, depth) {
  const nodes = [];
  let paragraph = [];
  const flush = () => {
    const words = paragraph.join('\n').trim();
    if (words) nodes.push(el('p', {}, ...inline(words, toNodes)));
    paragraph = [];
  };
  for (let i = 0; i < lines.length; ) {
    const block = depth < MAX_DEPTH ? blockAt(lines, i, toNodes, depth) : null;
    if (block) {
      flush();
      nodes.push(block.node);
      i = block.next;
    } else {
      if (lines[i].trim()) paragraph.push(lines[i]);
      else flush();
      i++;
    }
  }
  flush();
  return nodes;
}

/**
 * The block that begins at line `i`, and the number of the line after it; null if the line belongs to a
 * paragraph.
 */
function blockAt(lines, i, toNodes, depth) {
  const line = lines[i];
  if (FENCE.test(line)) return fence(lines, i);
  const heading = HEADING.exec(line);
  if (heading) {
    // The question is a third-level heading, so headings in an answer start at the fourth level.
    return { node: el(`h${Math.min(6, 3 + heading[1].length)}`, {}, ...inline(heading[2], toNodes)), next: i + 1 };
  }
  if (RULE.test(line)) return { node: el('hr'), next: i + 1 };
  if (QUOTE.test(line)) {
    const next = endOf(lines, i, (each) => QUOTE.test(each));
    const quoted = lines.slice(i, next).map((each) => QUOTE.exec(each)[1]);
    return { node: el('blockquote', {}, ...blocks(quoted, toNodes, depth + 1)), next };
  }
  return ITEM.test(line) ? list(lines, i, toNodes, depth) : null;
}

function fence(lines, i) {
  const mark = FENCE.exec(lines[i])[1];
  const closes = (each) => each.trim().startsWith(mark) && !each.trim().replaceAll(mark[0], '');
  const end = endOf(lines, i + 1, (each) => !closes(each));
  return { node: el('pre', {}, el('code', {}, lines.slice(i + 1, end).join('\n'))), next: end + 1 };
}

/** A list. Each item includes the indented lines after it and the blank lines between them. */
function list(lines, i, toNodes, depth) {
  const [, indent, sign] = ITEM.exec(lines[i]);
  const isOrdered = /\d/.test(sign);
  const items = [];
  while (i < lines.length) {
    const item = ITEM.exec(lines[i]);
    if (!item || item[1].length !== indent.length || /\d/.test(item[2]) !== isOrdered) break;
    const inner = indent.length + 2;
    const belongs = (each, at) =>
      leading(each) >= inner || (!each.trim() && at + 1 < lines.length && leading(lines[at + 1]) >= inner && lines[at + 1].trim());
    const next = endOf(lines, i + 1, belongs);
    const rest = lines.slice(i + 1, next);
    const cut = Math.min(...rest.filter((each) => each.trim()).map(leading));
    items.push(el('li', {}, ...tight(blocks([item[3], ...rest.map((each) => each.slice(cut))], toNodes, depth + 1))));
    i = next;
    if (i + 1 < lines.length && !lines[i].trim() && ITEM.test(lines[i + 1])) i++;
  }
  const start = isOrdered && parseInt(sign, 10) !== 1 ? { start: String(parseInt(sign, 10)) } : {};
  return { node: el(isOrdered ? 'ol' : 'ul', start, ...items), next: i };
}

/** Replaces the first paragraph of an item with its content. */
function tight(nodes) {
  return nodes.flatMap((node, at) => (at === 0 && node.tagName === 'P' ? [...node.childNodes] : [node]));
}

function leading(line) {
  return line.length - line.trimStart().length;
}

function endOf(lines, i, belongs) {
  while (i < lines.length && belongs(lines[i], i)) i++;
  return i;
}

/** Emphasis opens before a word and closes after one, so that `2 * 3 * 4` and `a_b_c` are not changed. */
const INLINE = [
  { pattern: /(`+)(.+?)\1(?!`)/s, make: ([, , code]) => [el('code', {}, code.trim())] },
  { pattern: /\\([!-/:-@[-`{-~])/, make: ([, sign]) => [sign] },
  { pattern: /\[([^[\]]+)\]\(\s*<?([^\s()<>]+)>?(?:\s+"[^"]*")?\s*\)/, make: ([whole, words, url], inside) => link(whole, inside(words), url) },
  { pattern: /<(https?:\/\/[^\s<>]+)>/i, make: ([whole, url]) => link(whole, [url], url) },
  { pattern: /\*\*(?=\S)(.+?)(?<=\S)\*\*/s, make: ([, words], inside) => [el('strong', {}, ...inside(words))] },
  { pattern: /(?<![\p{L}\p{N}_])__(?=\S)(.+?)(?<=\S)__(?![\p{L}\p{N}_])/su, make: ([, words], inside) => [el('strong', {}, ...inside(words))] },
  { pattern: /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/su, make: ([, words], inside) => [el('em', {}, ...inside(words))] },
  { pattern: /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/su, make: ([, words], inside) => [el('em', {}, ...inside(words))] },
];

function inline(text, toNodes, depth = 0) {
  const nodes = [];
  let rest = text;
  const inside = (words) => (depth < MAX_DEPTH ? inline(words, toNodes, depth + 1) : toNodes(words));
  while (rest) {
    let first = null;
    for (const { pattern, make } of INLINE) {
      const found = pattern.exec(rest);
      if (found && (!first || found.index < first.found.index)) first = { found, make };
    }
    if (!first) break;
    const { found, make } = first;
    if (found.index > 0) nodes.push(...toNodes(rest.slice(0, found.index)));
    nodes.push(...make(found, inside));
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest) nodes.push(...toNodes(rest));
  return nodes;
}

/** A link if the address is http or https; otherwise the text stays unchanged. */
function link(whole, words, address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return [whole];
  return [el('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, ...words)];
}
