// What the filters show: which of them are on, and how many cases each would leave.
import { copyTemplate, firstIn, need } from "./dom.js";

/** @import { Chosen, Counts } from "./facets.js" */
/** @import { Say } from "./hit.js" */
/**
 * A value of a filter on the page; that of a filter of one term has no other name.
 * @typedef {{
 *   filter: string | null, name: string, box: HTMLInputElement, count: Element, whole: string,
 * }} Term
 */

const SERIES = new Intl.ListFormat("ja");

/**
 * @param {Element} label
 * @returns {Term}
 */
function readTerm(label) {
  const named = label.closest("fieldset")?.getAttribute("aria-labelledby");
  const count = need(label, "[data-count]");
  return {
    filter: named ? (document.getElementById(named)?.textContent ?? null) : null,
    name: need(label, "[data-name]").textContent ?? "",
    box: need(label, "input"),
    count,
    whole: count.textContent ?? "",
  };
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 */
export function openFilters(root, say) {
  const chosen = need(root, "[data-search-chosen]");
  const [list, field] = [need(chosen, "ul"), need(root, "[data-search-field]")];
  const terms = Array.from(root.querySelectorAll("[data-facet-term]"), readTerm);
  /** @param {Pick<Term, "filter" | "name">} term */
  const nameTerm = ({ filter, name }) => (filter ? say("condition", { filter, name }) : name);

  /** @param {Term} term */
  function makeChip(term) {
    const chip = firstIn(copyTemplate(root, "[data-search-chip]"));
    const button = need(chip, "button");
    const condition = nameTerm(term);
    need(button, "[data-name]").textContent = condition;
    button.setAttribute("aria-label", say("takeOff", { condition }));
    button.addEventListener("click", () => term.box.click());
    return chip;
  }

  return {
    /**
     * Conditions in words: each filter with its terms.
     * @param {Chosen} conditions
     */
    name(conditions) {
      /** @type {Map<string | null, string[]>} */
      const filters = new Map();
      for (const { box, filter, name } of terms) {
        if (!conditions[box.name]?.includes(box.value)) continue;
        filters.set(filter, [...(filters.get(filter) ?? []), name]);
      }
      return SERIES.format(
        Array.from(filters, ([filter, its]) => nameTerm({ filter, name: SERIES.format(its) })),
      );
    },

    /** Shows the filters that are on, each to be taken off; the focus stays in its place. */
    showChosen() {
      const at = Array.from(list.children).findIndex((chip) => chip.contains(document.activeElement));
      const chips = terms.filter(({ box }) => box.checked).map(makeChip);
      list.replaceChildren(...chips);
      chosen.hidden = !chips.length;
      if (at >= 0) (chips[at]?.querySelector("button") ?? field).focus();
    },

    /**
     * Writes beside each filter's value how many cases choosing it would show; those that would
     * show none cannot be chosen.
     * @param {Counts | null} counts null where nothing is sought
     */
    showCounts(counts) {
      for (const { box, count, whole } of terms) {
        const found = counts?.[box.name]?.get(box.value) ?? 0;
        count.textContent = counts ? say("count", { count: found }) : whole;
        // The box that has just been left off keeps the focus.
        const isUsed = box.checked || box === document.activeElement;
        box.disabled = counts !== null && !found && !isUsed;
      }
    },
  };
}
