// What stands above the hits: other queries, conditions that the query names, pages of its words.
import { writeQuery } from "./address.js";
import { copyTemplate, fillList, need } from "./dom.js";

/** @import { Wanted } from "./address.js" */
/** @import { Answer } from "./answer.js" */
/** @import { Chosen } from "./facets.js" */
/** @import { Say } from "./hit.js" */

/**
 * Makes an item's link lead to an address, in so many words.
 * @param {Element} item
 * @param {string} address
 * @param {string} text
 */
function writeLink(item, address, text) {
  /** @type {HTMLAnchorElement} */
  const link = need(item, "a");
  link.href = address;
  link.textContent = text;
  return link;
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {(chosen: Chosen) => string} nameConditions
 */
export function openOffers(root, say, nameConditions) {
  const place = need(root, "[data-search-offers]");

  return {
    clear() {
      place.hidden = true;
    },

    /**
     * Offers what an answer proposes. A proposal takes the place of what is chosen in its filters;
     * its count is that of the cases that following it shows.
     * @param {Answer} answer
     * @param {Wanted} wanted
     * @param {(pages: number[], chosen: Chosen) => number[]} filter
     */
    show({ suggestions, proposals, offers }, wanted, filter) {
      const copy = copyTemplate(root, "[data-search-offers-text]");
      const suggested = need(copy, "[data-suggestions]");
      fillList(need(suggested, "ul"), suggestions, (item, text) =>
        writeLink(item, writeQuery({ ...wanted, text }), text),
      );
      suggested.hidden = !suggestions.length;
      const useful = proposals.flatMap(({ text, chosen: proposed, pages }) => {
        const chosen = { ...wanted.chosen, ...proposed };
        const count = filter(pages, chosen).length;
        return count ? [{ text, proposed, chosen, count }] : [];
      });
      fillList(need(copy, "[data-proposals]"), useful, (item, { text, proposed, chosen, count }) => {
        const link = writeLink(
          item,
          writeQuery({ ...wanted, text, chosen }),
          say(text ? "proposalIn" : "proposal", {
            query: text,
            conditions: nameConditions(proposed),
            count,
          }),
        );
        link.dataset.count = String(count);
      });
      fillList(need(copy, "[data-offers]"), offers, (item, { kind, name, path, count }) =>
        writeLink(
          item,
          root.dataset.root + path,
          say("offer", { kind: say(`kind_${kind}`), name, count }),
        ),
      );
      place.replaceChildren(copy);
      place.hidden = !suggestions.length && !useful.length && !offers.length;
    },
  };
}
