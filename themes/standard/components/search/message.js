// What stands below the status line where there is something to say beside the hits.
import { copyTemplate, fillList, need } from "./dom.js";

/** @typedef {"" | "failure" | "hint" | "incomplete" | "nothing" | "unsupported"} Message */

/** @param {HTMLElement} root */
export function openMessage(root) {
  const message = need(root, "[data-search-message]");
  return {
    /**
     * Puts a copy of one of the page's templates there, or nothing.
     * @param {Message} name
     */
    show(name) {
      message.replaceChildren(name ? copyTemplate(root, `[data-search-${name}-text]`) : "");
      return message;
    },

    /**
     * Offers other queries, above what the message says.
     * @param {string[]} queries
     * @param {(query: string) => string} addressOf
     */
    offer(queries, addressOf) {
      const offer = copyTemplate(root, "[data-search-near-text]");
      fillList(need(offer, "[data-near]"), queries, (item, query) => {
        /** @type {HTMLAnchorElement} */
        const link = need(item, "a");
        link.href = addressOf(query);
        link.textContent = query;
      });
      message.prepend(offer);
    },
  };
}
