// What the search reads of the collection, each part when it is first needed.
import { openAround } from "./around.js";
import { openBlocks } from "./excerpt.js";
import { openConditions } from "./conditions.js";
import { openFacets } from "./facets.js";
import { openFinder, startIndex } from "./finder.js";
import { once } from "./once.js";
import { openProposals } from "./propose.js";
import { openSearch } from "./query.js";
import { openShelves } from "./shelves.js";
import { openSpared } from "./spared.js";
import { openVariants } from "./variants.js";

/** @import { Tree } from "./card.js" */
/** @import { Conditions } from "./conditions.js" */
/** @import { Stored } from "./excerpt.js" */
/** @import { Sortable } from "./facets.js" */
/** @import { Piece } from "./finder.js" */
/** @import { CaseTexts, Shown } from "./hit.js" */
/** @import { Kind } from "./shelves.js" */
/** @import { Read } from "./pack.js" */
/** @import { Terms } from "./propose.js" */
/** @import { Search } from "./query.js" */
/** @import { Group } from "./variants.js" */
/**
 * The table of cases. `apart` are places of which no case tells, with what only looks like them: 京都
 * in 東京都. `texts` are the first case of each pack of texts and its name.
 * @typedef {Sortable & Shown & {
 *   apart: [place: string, longer: string[]][],
 *   ignored: string[],
 *   index: Piece[],
 *   meaning: string,
 *   loose: [page: number, kind: Kind][],
 *   terms: Terms,
 *   conditions: Conditions,
 *   readings: string[][],
 *   similar: Group[],
 *   variants: Group[],
 *   texts: [first: number, name: string][],
 * }} Table
 */
/** @typedef {ReturnType<typeof openCollection>} Collection */

/**
 * @param {Read} read
 * @param {() => boolean} hasWords whether words are sought, too
 */
export function openCollection(read, hasWords) {
  /** @type {Map<string, () => Promise<[card: Tree[], blocks: Stored[]][]>>} */
  const texts = new Map();
  /** @type {Map<number, CaseTexts>} */
  const whole = new Map();
  /** @type {Search | null} */
  let opened = null;

  const getIndex = once(() => startIndex(read));

  const getTable = once(async () => {
    // What a search for words needs too is read meanwhile; a failure is told where it is used.
    if (hasWords()) getIndex().catch(() => null);
    /** @type {Table} */
    const table = await read.json("cases");
    return { ...table, facetsOf: openFacets(table) };
  });

  const getSearch = once(async () => {
    const table = await getTable();
    const { apart, cases, conditions, facets, index, loose, readings } = table;
    const finder = await openFinder(read, index, getIndex());
    const variants = openVariants(table.variants, readings);
    const findConditions = openConditions(conditions, (name) => name in facets);
    const proposals = openProposals({ ...table, findConditions });
    const shelves = openShelves(finder, cases.length, loose, new Map(apart));
    const around = openAround(read, { table, finder, variants, proposals });
    const count = cases.length;
    opened = openSpared(around, (own) =>
      openSearch(shelves, { count, variants, around: own, proposals }),
    );
    return opened;
  });

  /**
   * The card and the texts of a case; those of several lie in one pack.
   * @param {number} page
   */
  async function readCase(page) {
    const table = await getTable();
    const pack = table.texts.findLast(([first]) => first <= page);
    if (!pack) throw new Error(`No pack has the texts of case ${page}`);
    const [first, name] = pack;
    const readPack = texts.get(name) ?? once(() => read.json(name));
    texts.set(name, readPack);
    const [card, blocks] = (await readPack())[page - first];
    const own = whole.get(page) ?? { card, blocks: openBlocks(blocks) };
    whole.set(page, own);
    return own;
  }

  /**
   * Whether a query can be answered with what has been read already.
   * @param {string} text
   */
  const isWarm = (text) => opened?.isWarm(text) ?? false;

  return { getTable, getSearch, isWarm, readCase };
}
