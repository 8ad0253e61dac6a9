// On a case's page: marks the words that a search came with, and scrolls to the first where no place is named.
import { foldWithPlaces, locateAll } from "./text.js";

/** @import { Place } from "./text.js" */

/**
 * Wraps the parts of an element's text that lie between pairs of places.
 * @param {Element} element
 * @param {Place[]} marks
 */
export function mark(element, marks) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  let start = 0;
  for (const node of nodes) {
    const end = start + node.length;
    for (const [from, to] of [...marks].reverse()) {
      if (from >= end || to <= start) continue;
      const range = document.createRange();
      range.setStart(node, Math.max(from - start, 0));
      range.setEnd(node, Math.min(to, end) - start);
      range.surroundContents(document.createElement("mark"));
    }
    start = end;
  }
}

/**
 * Marks the forms in all that the search reads, and scrolls to the first mark, but not away from
 * the place that the address names.
 * @param {string[]} forms
 * @param {boolean} hasAnchor
 */
export function markPage(forms, hasAnchor) {
  for (const element of document.querySelectorAll("[data-search-text]")) {
    mark(element, locateAll(forms, foldWithPlaces(element.textContent ?? "")));
  }
  if (!hasAnchor) document.querySelector("mark")?.scrollIntoView({ block: "center" });
}
