// Lets the lists of a page, and the matrix, be sorted by closeness.
import { need } from "../search/dom.js";
import { openCards } from "./cards.js";
import { openMatrix } from "./matrix.js";
import { openSorter } from "./sorter.js";

/** @import { Band } from "./matrix.js" */

/** @type {NodeListOf<HTMLElement>} */
const controls = document.querySelectorAll("[data-near-lists]");
for (const control of controls) {
  openSorter(control, (say) => {
    if (control.dataset.nearLists === "cards") {
      // A list whose cards say already why they are there has an order of its own.
      /** @type {HTMLElement[]} */
      const lists = Array.from(document.querySelectorAll("ul.case-cards"));
      return openCards(lists.filter((list) => !list.querySelector("[data-slot=near]")), say);
    }
    const bands = /** @type {Band[]} */ (
      control.dataset.bands?.split(" ").map((band) => band.split(":"))
    );
    return openMatrix(need(document, ".matrix"), bands, need(control, "template"));
  });
}
