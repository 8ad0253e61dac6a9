// What the filters show: which of them are on, and how many cases each would leave.
import { need } from "./dom.js";

/** @import { Counts } from "./facets.js" */
/** @import { Say } from "./hits.js" */
/**
 * A value of a filter on the page; that of a filter of one term has no other name.
 * @typedef {{
 *   label: Element, filter: string | null, name: string, box: HTMLInputElement, count: Element,
 * }} Term
 */

const SERIES = new Intl.ListFormat("ja");

/**
 * @param {Element} label
 * @returns {Term}
 */
function readTerm(label) {
  const named = label.closest("fieldset")?.getAttribute("aria-labelledby");
  return {
    label,
    filter: named ? (document.getElementById(named)?.textContent ?? null) : null,
    name: need(label, "[data-name]").textContent ?? "",
    box: need(label, "input"),
    count: need(label, "[data-count]"),
  };
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 */
export function openFilters(root, say) {
  const chosen = need(root, "[data-search-chosen]");
  const terms = Array.from(root.querySelectorAll("[data-facet-term]"), readTerm);

  return {
    hide() {
      chosen.hidden = true;
    },

    /** Names the filters that are on: where they are closed, and on paper, nothing else does. */
    showChosen() {
      /** @type {Map<string | null, string[]>} */
      const filters = new Map();
      for (const { box, filter, name } of terms) {
        if (box.checked) filters.set(filter, [...(filters.get(filter) ?? []), name]);
      }
      const conditions = Array.from(filters, ([filter, its]) =>
        filter ? say("chosenIn", { filter, names: SERIES.format(its) }) : SERIES.format(its),
      );
      chosen.textContent = say("chosen", { conditions: SERIES.format(conditions) });
      chosen.hidden = !conditions.length;
    },

    /**
     * Writes beside each filter's value how many cases choosing it would show.
     * @param {Counts} counts
     */
    showCounts(counts) {
      for (const { label, box, count } of terms) {
        const found = counts[box.dataset.facet ?? ""]?.get(box.value) ?? 0;
        count.textContent = say("count", { count: found });
        label.toggleAttribute("data-empty", !found && !box.checked);
      }
    },
  };
}
