// The cases that were found, in batches, and apart from them those that come near, by reason.
import { need } from "./dom.js";
import { openGroups } from "./groups.js";
import { fillHit, makeHit } from "./hit.js";
import { openSight } from "./sight.js";

/** @import { Group } from "./answer.js" */
/** @import { Row, Say, Source } from "./hit.js" */
/**
 * What is to be shown: pages with the forms to mark in them, and what comes near.
 * @typedef {Source & { pages: number[], forms: string[], near: Group[] }} Hits
 */

const BATCH = 100;
const AT_ONCE = 3;

/**
 * Leads back to a case's hit.
 * @param {HTMLElement} root
 * @param {string} slug
 */
function goTo(root, slug) {
  /** @type {HTMLElement | null} */
  const hit = root.querySelector(`[data-case="${slug}"]`);
  if (!hit) return;
  need(hit, "[data-title]").focus({ preventScroll: true });
  hit.scrollIntoView({ behavior: "instant" });
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {() => void} showFault
 */
export function openHits(root, say, showFault) {
  const results = need(root, "[data-search-results]");
  const more = need(root, "[data-search-more]");
  const groups = openGroups(root, say);
  /** @type {ReturnType<typeof openSight> | null} */
  let sight = null;

  function clear() {
    sight?.stop();
    results.replaceChildren();
    groups.clear();
    more.hidden = true;
  }

  /**
   * Shows the hits in batches and what comes near, the first few whole, the others in sight.
   * @param {Hits} hits
   */
  async function show(hits) {
    /** @type {Map<HTMLElement, Row>} */
    const shown = new Map();
    const rows = hits.pages.map((page) => ({ page, forms: hits.forms }));
    let next = 0;
    const own = openSight(async (hit) => {
      try {
        await fillHit(root, say, hits, hit, /** @type {Row} */ (shown.get(hit)));
      } catch (error) {
        console.error(error);
        showFault();
      }
      hit.dataset.whole = "";
    });
    /** @type {(list: Element, some: Row[]) => HTMLElement[]} */
    const append = (list, some) => {
      const made = some.map((row) => makeHit(root, say, hits, row));
      made.forEach((hit, at) => shown.set(hit, some[at]));
      list.append(...made);
      own.watch(made);
      return made;
    };
    const showBatch = () => {
      const made = append(results, rows.slice(next, (next += BATCH)));
      more.hidden = next >= rows.length;
      return made;
    };
    sight = own;
    more.onclick = () => need(showBatch()[0], "[data-title]").focus();
    const made = [...showBatch(), ...groups.show(hits.near, append)];
    await own.fill(made.slice(0, AT_ONCE));
  }

  return {
    clear,
    show,
    /** Fills all that is shown, in sight or not. */
    fill: async () => void (await sight?.fill()),
    goTo: (/** @type {string} */ slug) => goTo(root, slug),
  };
}
