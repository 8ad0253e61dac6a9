// Shows what was found: the status line, the message, the filters' counts, the hits.
import { need, openWords } from "./dom.js";
import { openFilters } from "./filters.js";
import { openHits } from "./hits.js";
import { openMessage } from "./message.js";

/** @typedef {"idle" | "loading" | "done" | "error"} State */

/** @param {HTMLElement} root */
export function openView(root) {
  const found = need(root, "[data-search-state]");
  const status = need(root, "[data-search-status]");
  const say = openWords(root);
  const message = openMessage(root);
  const filters = openFilters(root, say);
  const hits = openHits(root, say, () => message.show("incomplete"));

  return {
    filters,
    hits,
    message,
    say,

    /** Takes away what an earlier query has shown. */
    clear() {
      hits.clear();
      filters.hide();
    },

    /** @param {State} state */
    setState(state) {
      found.dataset.searchState = state;
      found.setAttribute("aria-busy", String(state === "loading"));
    },

    /** @param {string} text */
    setStatus(text) {
      status.textContent = text;
    },
  };
}
