// The cases that were found, in batches, and apart from them those that come near, by reason.
import { need } from "./dom.js";
import { openGroups } from "./groups.js";
import { fillHit, makeHit } from "./hit.js";
import { openSight } from "./sight.js";

/** @import { Group } from "./answer.js" */
/** @import { CaseName, Row, Say, Source } from "./hit.js" */
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
 * Makes hits of rows: each has its name at once, and is filled in sight.
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {() => void} showFault
 * @param {Hits} hits
 */
function openMaker(root, say, showFault, hits) {
  /** @type {Map<HTMLElement, Row>} */
  const shown = new Map();
  /** @type {Map<number, CaseName>} */
  const names = new Map();
  const sight = openSight(async (hit) => {
    try {
      await fillHit(root, say, hits, hit, /** @type {Row} */ (shown.get(hit)));
    } catch (error) {
      console.error(error);
      if (hit.isConnected) showFault();
    }
    hit.dataset.whole = "";
  });

  return {
    sight,

    /**
     * Reads the names for hits that are to be made.
     * @param {{ page: number }[]} rows
     */
    learn: (rows) =>
      Promise.all(rows.map(async ({ page }) => names.set(page, await hits.readName(page)))),

    /** @type {(list: Element, rows: Row[]) => HTMLElement[]} */
    append(list, rows) {
      const made = rows.map((row) =>
        makeHit(root, say, row, /** @type {CaseName} */ (names.get(row.page))),
      );
      made.forEach((hit, at) => shown.set(hit, rows[at]));
      list.append(...made);
      sight.watch(made);
      return made;
    },
  };
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
    sight = null;
    results.replaceChildren();
    groups.clear();
    more.hidden = true;
  }

  /**
   * Shows the hits in batches and what comes near, the first few whole, the others in sight.
   * @param {Hits} hits
   */
  async function show(hits) {
    const { sight: own, learn, append } = openMaker(root, say, showFault, hits);
    const rows = hits.pages.map((page) => ({ page, forms: hits.forms }));
    let next = 0;
    /**
     * Shows the next batch, unless all is cleared while its names are read, and those of others.
     * @param {{ page: number }[]} others
     */
    const showBatch = async (others) => {
      const batch = rows.slice(next, next + BATCH);
      await learn([...batch, ...others]);
      if (sight !== own) return [];
      next += BATCH;
      more.hidden = next >= rows.length;
      return append(results, batch);
    };
    sight = own;
    more.onclick = async () => {
      more.hidden = true; // until the batch is there
      try {
        for (const first of (await showBatch([])).slice(0, 1)) need(first, "[data-title]").focus();
      } catch (error) {
        console.error(error);
        if (sight !== own) return;
        showFault();
        more.hidden = false;
      }
    };
    const made = await showBatch(hits.near.flatMap((group) => group.hits));
    const near = sight === own ? groups.show(hits.near, append) : [];
    await own.fill([...made, ...near].slice(0, AT_ONCE));
  }

  return {
    clear,
    show,
    /** Fills all that is shown, in sight or not. */
    fill: async () => void (await sight?.fill()),
    goTo: (/** @type {string} */ slug) => goTo(root, slug),
  };
}
