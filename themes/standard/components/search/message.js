// What stands below the status line where there is something to say beside the hits.
import { copyTemplate, need } from "./dom.js";

/** @typedef {"" | "failure" | "hidden" | "hint" | "incomplete" | "nothing" | "partial" | "unsupported"} Message */

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
  };
}
