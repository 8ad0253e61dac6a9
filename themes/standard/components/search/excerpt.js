// The sentences around the hits of a case, in their original characters.
import { fold, foldWithPlaces, locateAll } from "./text.js";

/** @import { Folded, Place } from "./text.js" */
/**
 * A block of a case as its pack holds it.
 * @typedef {[text: string, anchor: string, section: string, weight: number]} Stored
 */
/**
 * @typedef {{ text: string, anchor: string, section: string, weight: number, folded: Folded }} Block
 */
/**
 * A sentence to show: the text from `from` to `to`, with its marks.
 * @typedef {{
 *   text: string, anchor: string, section: string, weight: number, order: number,
 *   marks: Place[], from: number, to: number, kinds: number,
 * }} Excerpt
 */

const PLACES = 3;
const LENGTH = 110;
const SENTENCE_END = /[。!?！？]/;
const SECOND_HALF = /[\udc00-\udfff]/; // a character outside the basic plane is two units

/**
 * From the start of the sentence of a mark, or near it, about a hundred characters on.
 * @param {string} text
 * @param {Place} mark
 */
function cut(text, [start, end]) {
  let from = start;
  while (from > 0 && start - from < LENGTH / 2 && !SENTENCE_END.test(text[from - 1])) from -= 1;
  let to = end;
  const isOver = () => to - from >= LENGTH || (to > end && SENTENCE_END.test(text[to - 1]));
  while (to < text.length && !isOver()) to += 1;
  if (SECOND_HALF.test(text[from])) from -= 1;
  if (to < text.length && SECOND_HALF.test(text[to])) to += 1;
  return [from, to];
}

/**
 * Puts a text with marks into an element.
 * @param {Element} element
 * @param {string} text
 * @param {Place[]} marks
 */
export function writeMarked(element, text, marks, from = 0, to = text.length) {
  /** @type {(string | Element)[]} */
  const parts = from > 0 ? ["\u2026"] : [];
  let at = from;
  for (const [start, end] of marks) {
    if (start >= to || end <= from) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(Math.max(start, from), Math.min(end, to));
    parts.push(text.slice(at, Math.max(start, from)), mark);
    at = Math.min(end, to);
  }
  parts.push(text.slice(at, to), to < text.length ? "\u2026" : "");
  element.replaceChildren(...parts.filter(Boolean));
}

/**
 * The best places of a case: those with most of the forms, heavier sections first.
 * @param {Block[]} blocks
 * @param {string[]} forms
 */
export function choosePlaces(blocks, forms) {
  /** @type {Excerpt[]} */
  const places = [];
  blocks.forEach(({ text, anchor, section, weight, folded }, order) => {
    const marks = locateAll(forms, folded);
    if (!marks.length || section === "") return;
    const [from, to] = cut(text, marks[0]);
    const shown = marks.filter(([start, end]) => start < to && end > from);
    const kinds = new Set(shown.map(([start, end]) => fold(text.slice(start, end)))).size;
    places.push({ text, anchor, section, weight, order, marks, from, to, kinds });
  });
  places.sort((a, b) => b.kinds - a.kinds || b.weight - a.weight || a.order - b.order);
  /** @type {Excerpt[]} */
  const chosen = [];
  for (const place of places) {
    if (chosen.length < PLACES && !chosen.some((other) => other.text === place.text)) {
      chosen.push(place);
    }
  }
  return chosen.sort((a, b) => b.weight - a.weight || a.order - b.order);
}

/**
 * The blocks of a case, folded once.
 * @param {Stored[]} blocks
 * @returns {Block[]}
 */
export const openBlocks = (blocks) =>
  blocks.map(([text, anchor, section, weight]) => ({
    text,
    anchor,
    section,
    weight,
    folded: foldWithPlaces(text),
  }));
