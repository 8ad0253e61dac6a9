// Shows what was found: the status line, the message, the filters' counts, the hits.
import { need, openWords } from "./dom.js";
import { openFilters } from "./filters.js";
import { openHits } from "./hits.js";
import { openMessage } from "./message.js";
import { openOffers } from "./offers.js";

/** @import { Say } from "./hit.js" */
/** @typedef {"idle" | "loading" | "done" | "error"} State */

const PATIENCE = 500; // ms after which a reader is told that the search is at work

/** @param {Say} say */
function openTitle(say) {
  const { title } = document;
  /**
   * Names the page after what was found, or as it was.
   * @param {string} [name]
   */
  return (name) => void (document.title = name ? say("title", { name, title }) : title);
}

/** @param {HTMLElement} root */
export function openView(root) {
  const found = need(root, "[data-search-state]");
  const status = need(root, "[data-search-status]");
  const print = need(root, "[data-search-print]");
  const lists = [need(root, "[data-search-results]"), need(root, "[data-search-near]")];
  const say = openWords(root);
  const message = openMessage(root);
  const filters = openFilters(root, say);
  const hits = openHits(root, say, () => message.show("incomplete"));
  const offers = openOffers(root, say, filters.name);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  return {
    filters,
    hits,
    message,
    offers,
    say,
    setTitle: openTitle(say),

    /** Takes away what an earlier query has shown. */
    clear() {
      hits.clear();
      offers.clear();
      print.hidden = true;
    },

    /**
     * Offers to print what is shown; where that is nothing, says whether filters hide what is found,
     * and else whether what comes near is missing.
     * @param {number} shown
     * @param {number} whole
     * @param {{ isNear: boolean, isPartial?: boolean }} kind of what is shown
     */
    showAmount(shown, whole, { isNear, isPartial }) {
      print.hidden = !shown;
      const rest = isPartial ? "partial" : shown ? "" : "nothing";
      const place = message.show(whole && !shown ? "hidden" : rest);
      const count = place.querySelector("[data-hidden-count]");
      if (count) count.textContent = say(isNear ? "hiddenNear" : "hidden", { count: whole });
    },

    /** @param {State} state */
    setState(state) {
      found.dataset.searchState = state;
      // The status line is not among what is busy: it is read out while the rest is awaited.
      for (const list of lists) list.setAttribute("aria-busy", String(state === "loading"));
      clearTimeout(waiting);
      if (state !== "loading") return;
      waiting = setTimeout(() => (status.textContent = say("loading")), PATIENCE);
    },

    /** @param {string} text */
    setStatus(text) {
      status.textContent = text;
    },
  };
}
