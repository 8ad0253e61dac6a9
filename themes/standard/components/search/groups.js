// What comes near: a list of cases for each reason, below the reason in words.
import { copyTemplate, firstIn, need } from "./dom.js";

/** @import { Group } from "./answer.js" */
/** @import { Row, Say } from "./hit.js" */

/**
 * @param {HTMLElement} root
 * @param {Say} say
 */
export function openGroups(root, say) {
  const near = need(root, "[data-search-near]");
  const place = need(near, "[data-groups]");

  return {
    clear() {
      place.replaceChildren();
      near.hidden = true;
    },

    /**
     * @param {Group[]} groups
     * @param {(list: Element, rows: Row[]) => HTMLElement[]} append makes the hits of a list
     */
    show(groups, append) {
      near.hidden = !groups.length;
      return groups.flatMap(({ reason, hits, forms }) => {
        const group = firstIn(copyTemplate(root, "[data-search-group]"));
        const count = say("count", { count: hits.length });
        need(group, "[data-search-reason]").textContent = say(reason.name, reason.values) + count;
        place.append(group);
        return append(need(group, "ol"), hits.map((hit) => ({ page: hit.page, forms, near: hit })));
      });
    },
  };
}
