// The lists of cards of a page by closeness, each within its group, every card with its reason.
import { need } from "../search/dom.js";
import { tellReason } from "./reason.js";
import { slugOf } from "./slugs.js";

/** @import { Say } from "../search/hit.js" */
/** @import { Sortable } from "./sorter.js" */

/**
 * Writes into a card why it stands where it does, below the name of the body.
 * @param {Element} item
 * @param {string} reason "" where there is none
 */
export function writeReason(item, reason) {
  if (!reason) return;
  const line = document.createElement("p");
  line.className = "case-card-reason";
  line.dataset.nearReason = "";
  line.textContent = reason;
  need(item, "[data-slot=organization]").after(line);
}

/** @param {ParentNode} root */
function clearReasons(root) {
  for (const line of root.querySelectorAll("[data-near-reason]")) line.remove();
}

/**
 * @param {HTMLElement[]} lists
 * @param {Say} say
 * @returns {Sortable}
 */
export function openCards(lists, say) {
  const orders = lists.map((list) => ({ list, items: Array.from(list.children) }));
  return {
    sort(nears, table) {
      const places = new Map(nears.map(({ row: [slug] }, at) => [slug, at]));
      const placeOf = (/** @type {Element} */ item) => places.get(slugOf(item, "[data-slot=title] a")) ?? Infinity;
      for (const { list, items } of orders) {
        clearReasons(list);
        list.append(...[...items].sort((one, other) => placeOf(one) - placeOf(other)));
        for (const item of items) {
          const near = nears[placeOf(item)];
          if (near) writeReason(item, tellReason(say, near, table));
        }
      }
    },

    restore() {
      for (const { list, items } of orders) {
        clearReasons(list);
        list.append(...items);
      }
    },
  };
}
