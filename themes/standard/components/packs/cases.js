// What the pages read of the cases that a reader chooses, each part when it is first needed.
import { once } from "../search/once.js";
import { openPacks } from "../search/pack.js";

/** @import { Place } from "../near/bodies.js" */
/** @import { Tree } from "../search/card.js" */
/** @import { Facet } from "../search/facets.js" */
/**
 * A row of the table of all cases; `kind` is that of the body, "" where it is unknown.
 * @typedef {[
 *   slug: string, title: string, organization: string, number: number, persons: number,
 *   prefecture: string, kind: string,
 * ]} CaseRow
 */
/**
 * The table of all cases by number, and by slug each prefecture with its region and what lies beside
 * it, and the kinds of bodies.
 * @typedef {{
 *   cases: CaseRow[],
 *   facets: Record<string, Facet>,
 *   prefectures: Record<string, [name: string, region: string, beside: string[]]>,
 *   kinds: Record<string, string>,
 * }} CaseTable
 */
/**
 * What is shown of a case: its card, its column of a comparison, its sheet.
 * @typedef {{ card: Tree[], column: Tree[], sheet: Tree[] }} CaseParts
 */
/** @typedef {ReturnType<typeof openCases>} Cases */

/**
 * Opens the packs of the cases; `load` is another only in tests.
 * @param {string} folder the address of packs/
 * @param {(address: string) => Promise<unknown>} [load]
 */
export function openCases(folder, load) {
  const read = openPacks(folder, load);
  /** @type {Map<string, () => Promise<any>>} */
  const packs = new Map();

  /** @param {string} name */
  function readOnce(name) {
    const own = packs.get(name) ?? once(() => read.json(name));
    packs.set(name, own);
    return own();
  }

  return {
    /** @returns {Promise<CaseTable>} */
    readTable: () => readOnce("collection"),
    /** Every prefecture and municipality. @returns {Promise<Place[]>} */
    readPlaces: () => readOnce("places"),
    /** @type {(slug: string) => Promise<CaseParts>} */
    readParts: (slug) => readOnce(`case-${slug}`),
    /** The whole text of a case. @type {(slug: string) => Promise<Tree[]>} */
    readWhole: (slug) => readOnce(`text-${slug}`),
  };
}
