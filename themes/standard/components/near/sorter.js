// A button that sorts what a page lists by closeness, where the reader's body is known, and back.
import { openCases } from "../packs/cases.js";
import { need, openWords } from "../search/dom.js";
import { rankNear } from "./closeness.js";
import { findHome, isKnown, settleHome, writeShort } from "./home.js";
import { tellHome } from "./reason.js";

/** @import { Cases, CaseTable } from "../packs/cases.js" */
/** @import { Say } from "../search/hit.js" */
/** @import { Near } from "./closeness.js" */
/** @import { Home } from "./home.js" */
/**
 * What can be sorted: `nears` are all cases by closeness.
 * @typedef {{
 *   sort(nears: Near[], table: CaseTable, home: Home): void,
 *   restore(): void,
 * }} Sortable
 */

const HOME = "home";

/**
 * Lets the address say by whose closeness the page is sorted, so that a link to it shows the same.
 * @param {Home | null} home
 */
function writeAddress(home) {
  const asked = new URLSearchParams(location.search);
  if (home) asked.set(HOME, writeShort(home));
  else asked.delete(HOME);
  const query = asked.toString();
  history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash);
}

/**
 * @param {HTMLElement} control
 * @param {(say: Say) => Sortable} open
 * @param {Cases} [cases] others in tests
 */
export function openSorter(control, open, cases = openCases(control.dataset.packs ?? "")) {
  const say = openWords(control);
  const sortable = open(say);
  const button = need(control, "[data-near-sort]");
  /** The way to near.html, where the page has none of its own. @type {HTMLElement | null} */
  const link = control.querySelector("[data-near-link]");
  const status = need(control, "[data-near-sorted]");
  let isSorted = false;

  function show() {
    const home = findHome(location.search);
    if (link) link.hidden = home !== null;
    button.hidden = home === null;
    const word = isSorted ? "back" : home?.name ? "sort" : "sortHome";
    button.textContent = say(word, { name: home?.name ?? "" });
  }

  /** @param {Home} found */
  async function sort(found) {
    try {
      const table = await cases.readTable();
      const home = settleHome(found, table);
      if (!isKnown(home)) {
        writeAddress(null);
        show();
        return;
      }
      sortable.sort(rankNear(home, table.cases, table.prefectures), table, home);
      isSorted = true;
      status.textContent = say("sorted", { body: tellHome(say, home, table) });
      writeAddress(home);
    } catch (error) {
      console.error(error);
      status.textContent = say("failed");
    }
    show();
  }

  button.addEventListener("click", () => {
    const home = findHome(location.search);
    if (!isSorted && home) {
      sort(home);
      return;
    }
    sortable.restore();
    isSorted = false;
    status.textContent = say("restored");
    writeAddress(null);
    show();
  });
  addEventListener("pageshow", show); // what is kept may have changed meanwhile
  show();
  const own = findHome(location.search);
  if (own && new URLSearchParams(location.search).has(HOME)) return sort(own);
  return Promise.resolve();
}
