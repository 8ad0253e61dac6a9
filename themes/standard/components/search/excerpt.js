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
const TOLD_LENGTH = 40; // a title or a cell is shorter, and has no full stop
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
 * The sentence of a text with most of the marked words.
 * @param {string} text
 * @param {Place[]} marks
 */
function chooseCut(text, marks) {
  const cuts = marks.map((mark) => {
    const [from, to] = cut(text, mark);
    const shown = marks.filter(([start, end]) => start < to && end > from);
    const kinds = new Set(shown.map(([start, end]) => fold(text.slice(start, end)))).size;
    return { from, to, kinds };
  });
  return cuts.reduce((best, other) => (other.kinds > best.kinds ? other : best));
}

/**
 * Whether a text says something, and does not only name it as a cell of a table or a label does.
 * @param {Excerpt} excerpt
 */
const isTold = ({ text }) => SENTENCE_END.test(text) || text.length >= TOLD_LENGTH;

/**
 * The best places of a case: sentences where there are some, those with most of the forms before
 * heavier sections.
 * @param {Block[]} blocks
 * @param {string[]} forms
 */
export function choosePlaces(blocks, forms) {
  const places = blocks.flatMap(({ folded, ...block }, order) => {
    const marks = block.section === "" ? [] : locateAll(forms, folded);
    return marks.length ? [{ ...block, order, marks, ...chooseCut(block.text, marks) }] : [];
  });
  const told = places.filter(isTold);
  const best = (told.length ? told : places).sort(
    (a, b) => b.kinds - a.kinds || b.weight - a.weight || a.order - b.order,
  );
  /** @type {Map<string, Excerpt>} */
  const chosen = new Map();
  for (const place of best) {
    if (chosen.size < PLACES && !chosen.has(place.text)) chosen.set(place.text, place);
  }
  return [...chosen.values()].sort((a, b) => b.weight - a.weight || a.order - b.order);
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
