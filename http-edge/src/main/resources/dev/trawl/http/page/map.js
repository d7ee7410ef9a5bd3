/**
 * The map of a document: one cell for each chunk, in the order of the text. A cell lights up when its
 * chunk is read. If the user points at a cell, the map describes the cell; a click opens the chunk in
 * the text.
 * The arrow keys and Enter do the same.
 */

import { el } from './dom.js';
import { CELL, tally } from './run.js';
import { t } from './strings.js';

const MAX_HEIGHT = 132;
const MAX_PITCH = 13;
const MIN_PITCH = 2;
const HIGHLIGHT_MS = 700;
const PAGE_DELAY_MS = 150;
const STATES = Object.keys(CELL);

export class DocumentMap {
  /**
   * @param cells the current states
   * @param placeOf returns a promise of a chunk's place: {page, start, end}
   * @param open is called with the chosen chunk
   */
  constructor(document, cells, placeOf, open) {
    this.document = document;
    this.placeOf = placeOf;
    this.cells = cells.slice();
    this.changedAt = new Map();
    this.frame = null;
    this.at = -1;
    this.canvas = el('canvas', {
      class: 'cells',
      tabindex: '0',
      role: 'application',
      onmousemove: (event) => this.point(this.cellAt(event)),
      onmouseleave: () => this.point(-1),
      onblur: () => this.point(-1),
      onfocus: () => this.canvas.matches(':focus-visible') && this.point(Math.max(0, this.at)),
      onclick: (event) => this.cellAt(event) >= 0 && open(this.cellAt(event)),
      onkeydown: (event) => this.key(event, open),
    });
    this.note = el('p', { class: 'note', 'aria-live': 'polite' });
    this.element = el(
      'figure',
      { class: 'map' },
      el('figcaption', {}, el('span', { class: 'name' }, document.name), el('span', { class: 'faint' }, t('mapShort', document.chunks))),
      this.canvas,
      this.note,
    );
    new ResizeObserver(() => this.layOut()).observe(this.canvas);
    this.updateLabel();
  }

  /** Shows these states. Cells that have changed light up. */
  show(cells) {
    const now = performance.now();
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (let i = 0; i < cells.length; i++) {
      if (cells[i] === this.cells[i]) continue;
      this.cells[i] = cells[i];
      if (cells[i] === CELL.unread || isStill) this.draw(i, 0);
      else this.changedAt.set(i, now);
    }
    this.drawFound();
    this.updateLabel();
    if (this.changedAt.size > 0) this.frame ??= requestAnimationFrame(() => this.animate());
  }

  updateLabel() {
    const { read, found, failed } = tally(this.cells);
    this.canvas.setAttribute('aria-label', t('mapText', this.document.name, this.cells.length, read, found, failed));
  }

  /** Computes the size of the cells: as large as the width and the height allow. */
  layOut() {
    const width = this.canvas.clientWidth;
    if (width === 0) return;
    const count = this.cells.length;
    let pitch = Math.floor(Math.min(MAX_PITCH, Math.sqrt((width * MAX_HEIGHT) / count)));
    pitch = Math.max(MIN_PITCH, pitch);
    this.pitch = pitch;
    this.columns = Math.max(1, Math.floor(width / pitch));
    const height = Math.ceil(count / this.columns) * pitch;
    const scale = devicePixelRatio || 1;
    this.canvas.style.height = `${height}px`;
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(height * scale);
    this.pen = this.canvas.getContext('2d');
    this.pen.scale(scale, scale);
    this.colours = STATES.map((state) => this.colour(`--cell-${state}`));
    this.light = this.colour('--cell-light');
    this.ring = this.colour('--text');
    this.ground = this.colour('--raised');
    for (let i = 0; i < count; i++) this.draw(i, 0);
    this.drawFound();
  }

  /** The value of a colour variable in the current theme. */
  colour(name) {
    this.canvas.style.color = `var(${name})`;
    return getComputedStyle(this.canvas).color;
  }

  /** @param light the highlight, from 1 (just read) to 0 (none) */
  draw(i, light) {
    if (!this.pen) return;
    const { pen, pitch } = this;
    const x = (i % this.columns) * pitch;
    const y = Math.floor(i / this.columns) * pitch;
    const size = pitch < 4 ? pitch : pitch - (pitch < 7 ? 1 : 2);
    pen.clearRect(x, y, pitch, pitch);
    this.fill(this.colours[this.cells[i]], x, y, size);
    if (light > 0) {
      pen.globalAlpha = light;
      this.fill(this.light, x, y, size);
      pen.globalAlpha = 1;
    }
    if (i === this.at) {
      pen.strokeStyle = this.ring;
      pen.lineWidth = Math.min(2, size / 3);
      pen.strokeRect(x + pen.lineWidth / 2, y + pen.lineWidth / 2, size - pen.lineWidth, size - pen.lineWidth);
    }
  }

  /** Draws the relevant cells last, and larger if cells are small, so that they can be seen. */
  drawFound() {
    if (!this.pen || this.pitch > 9) return;
    this.cells.forEach((cell, i) => {
      if (cell !== CELL.found) return;
      const x = (i % this.columns) * this.pitch;
      const y = Math.floor(i / this.columns) * this.pitch;
      this.fill(this.ground, x - 3, y - 3, this.pitch + 5);
      this.fill(this.colours[CELL.found], x - 2, y - 2, this.pitch + 3);
    });
  }

  fill(colour, x, y, size) {
    this.pen.fillStyle = colour;
    this.pen.beginPath();
    this.pen.roundRect(x, y, size, size, size > 5 ? size / 4 : 0);
    this.pen.fill();
  }

  animate() {
    const now = performance.now();
    for (const [i, since] of this.changedAt) {
      const light = Math.max(0, 1 - (now - since) / HIGHLIGHT_MS);
      this.draw(i, light * light);
      if (light === 0) this.changedAt.delete(i);
    }
    this.drawFound();
    this.frame = this.changedAt.size > 0 ? requestAnimationFrame(() => this.animate()) : null;
  }

  cellAt({ offsetX, offsetY }) {
    const column = Math.floor(offsetX / this.pitch);
    const i = Math.floor(offsetY / this.pitch) * this.columns + column;
    return column < this.columns && i >= 0 && i < this.cells.length ? i : -1;
  }

  /** Marks a cell and describes it; -1 removes the mark. The page number is added when it is known. */
  point(i) {
    if (i === this.at) return;
    const before = this.at;
    this.at = i;
    if (before >= 0) this.draw(before, 0);
    if (i >= 0) this.draw(i, 0);
    this.drawFound();
    clearTimeout(this.wait);
    if (i < 0) {
      this.note.textContent = '';
      return;
    }
    this.note.textContent = t('cell', i, this.cells.length, this.state(i));
    this.wait = setTimeout(() => this.showPage(i), PAGE_DELAY_MS);
  }

  /** Adds the page number, if the server returns it. */
  async showPage(i) {
    const place = await this.placeOf(i).catch(() => null);
    if (place && i === this.at) {
      this.note.textContent = t('cellOnPage', i, this.cells.length, this.state(i), place.page);
    }
  }

  state(i) {
    return t(`cell_${STATES[this.cells[i]]}`);
  }

  key(event, open) {
    const moves = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: this.columns, ArrowUp: -this.columns };
    const last = this.cells.length - 1;
    if (event.key in moves) this.point(Math.min(last, Math.max(0, this.at + moves[event.key])));
    else if (event.key === 'Home') this.point(0);
    else if (event.key === 'End') this.point(last);
    else if (event.key === 'Enter' && this.at >= 0) open(this.at);
    else return;
    event.preventDefault();
  }
}

/** The legend: the meaning of the colours. */
export function legend() {
  const entry = (state) => el('li', {}, el('i', { class: `dot ${state}` }), t(`legend_${state}`));
  return el('ul', { class: 'legend', 'aria-label': t('legend') }, ...['hit', 'none', 'found', 'failed'].map(entry));
}
