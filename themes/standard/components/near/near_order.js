// The order of search results by closeness: the home that it starts from, in the address or kept, and
// the table of cases that it goes by, read when it is first needed.
import { openCases } from "../packs/cases.js";
import { need } from "../search/dom.js";
import { rankNear } from "./closeness.js";
import { findHome, isKnown, readShort, settleHome, writeShort } from "./home.js";
import { tellHome, tellReason } from "./reason.js";

/** @import { Cases } from "../packs/cases.js" */
/** @import { Say } from "../search/hit.js" */

export const NEAR = "near";

/**
 * The home to start from, as an address has it; "" where none is known.
 * @param {string} query
 */
export function askedHome(query) {
  const home = findHome(query);
  return home ? writeShort(home) : "";
}

/**
 * Lets the order be chosen where a home is known, and says what to do where none is.
 * @param {HTMLSelectElement} select
 * @param {string} home
 */
export function offerNear(select, home) {
  const option = Array.from(select.options).find(({ value }) => value === NEAR);
  if (!option) return;
  option.disabled = !home;
  need(document, "[data-search-home]").hidden = home !== "";
}

/**
 * @param {Say} say
 * @param {string} folder
 * @param {Cases} [cases] others in tests
 */
export function openNearOrder(say, folder, cases = openCases(folder)) {
  /**
   * The order of pages by how near their cases come to a home, and the reason of each.
   * @param {string} home
   * @param {[slug: string, ...unknown[]][]} pages
   */
  return async function rank(home, pages) {
    const table = await cases.readTable();
    const own = settleHome(readShort(home), table);
    const nears = rankNear(own, table.cases, table.prefectures);
    const slugs = new Map(nears.map(({ row: [slug] }, at) => [slug, at]));
    const places = Array.from(pages, ([slug]) => slugs.get(slug) ?? Infinity);
    return {
      told: isKnown(own) ? say("nearOrder", { body: tellHome(say, own, table) }) : "",
      /** @param {number[]} some */
      sort: (some) => [...some].sort((one, other) => places[one] - places[other]),
      /** @param {number} page */
      tellReason: (page) => tellReason(say, nears[places[page]], table),
    };
  };
}
