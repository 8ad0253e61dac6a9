// Cases by closeness: the name of each at once with its reason, its card when it comes into sight.
import { copyTemplate, firstIn, need } from "../search/dom.js";
import { fillCard } from "../search/hit.js";
import { openSight } from "../search/sight.js";
import { tellReason } from "./reason.js";

/** @import { Cases, CaseTable } from "../packs/cases.js" */
/** @import { Say } from "../search/hit.js" */
/** @import { Near } from "./closeness.js" */

const BATCH = 100;
const AT_ONCE = 3;

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {Near} near
 * @param {CaseTable} table
 */
function makeItem(root, say, near, table) {
  const [slug, title, organization] = near.row;
  const item = firstIn(copyTemplate(root, "[data-near-item]"));
  const slot = need(item, "[data-slot=near]");
  /** @type {HTMLAnchorElement} */
  const link = need(item, "[data-title]");
  item.dataset.case = slug;
  link.href = `${root.dataset.root}cases/${slug}.html`;
  link.textContent = title;
  need(item, "[data-slot=organization]").textContent = organization;
  need(slot, "p").textContent = tellReason(say, near, table);
  slot.hidden = !need(slot, "p").textContent;
  return item;
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {Cases} cases
 * @param {() => void} showFault
 */
export function openResults(root, say, cases, showFault) {
  const list = need(root, "[data-near-results]");
  const more = need(root, "[data-near-more]");

  const sight = openSight(async (item) => {
    try {
      fillCard(item, (await cases.readParts(item.dataset.case ?? "")).card);
    } catch (error) {
      console.error(error);
      showFault();
    }
    item.dataset.whole = "";
  });

  function clear() {
    sight.stop();
    list.replaceChildren();
    more.hidden = true;
  }

  return {
    clear,

    /** Fills all that is shown, in sight or not. */
    fill: async () => void (await sight.fill()),

    /**
     * @param {Near[]} nears
     * @param {CaseTable} table
     */
    async show(nears, table) {
      clear();
      let next = 0;
      const showBatch = () => {
        const items = nears
          .slice(next, (next += BATCH))
          .map((near) => makeItem(root, say, near, table));
        list.append(...items);
        sight.watch(items);
        more.hidden = next >= nears.length;
        return items;
      };
      more.onclick = () => need(showBatch()[0], "[data-title]").focus();
      await sight.fill(showBatch().slice(0, AT_ONCE));
    },
  };
}
