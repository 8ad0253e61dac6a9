// What is compared of a case: its column by rows, in lines of words and in numbers.
import { buildCard } from "../search/card.js";

/** @import { Tree } from "../search/card.js" */
/**
 * A case's column: its rows by their names.
 * @typedef {Map<string, HTMLElement>} Column
 */

const UNSAID = "[aria-hidden=true], .visually-hidden";

/**
 * @param {Tree[]} trees
 * @returns {Column}
 */
export function readColumn(trees) {
  const rows = /** @type {HTMLElement[]} */ (Array.from(buildCard(trees, "h3").children));
  return new Map(rows.map((row) => [row.dataset.row ?? "", row]));
}

/**
 * What an element says in print, a line for each of its paragraphs.
 * @param {Element} element
 */
export function linesOf(element) {
  const paragraphs = element.querySelectorAll("p");
  return Array.from(paragraphs, (paragraph) => {
    const copy = /** @type {Element} */ (paragraph.cloneNode(true));
    for (const unsaid of copy.querySelectorAll(UNSAID)) unsaid.remove();
    return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
  }).filter(Boolean);
}
