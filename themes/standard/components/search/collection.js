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
/** @import { CaseName, CaseTexts, Shown } from "./hit.js" */
/** @import { Kind } from "./shelves.js" */
/** @import { Read } from "./pack.js" */
/** @import { Terms } from "./propose.js" */
/** @import { Search } from "./query.js" */
/** @import { Group } from "./variants.js" */
/**
 * The first case of a pack with rows of cases that follow one another, and its name.
 * @typedef {[first: number, name: string]} CasePack
 */
/**
 * The table of cases. `apart` are places of which no case tells, with what only looks like them: 京都
 * in 東京都. `names` and `texts` are the packs with those of the cases.
 * @typedef {Sortable & Shown & {
 *   apart: [place: string, longer: string[]][],
 *   ignored: string[],
 *   index: Piece[],
 *   meaning: string,
 *   loose: [page: number, kind: Kind][],
 *   terms: Terms,
 *   conditions: Conditions,
 *   readings: string[][],
 *   variants: Group[],
 *   names: CasePack[],
 *   texts: CasePack[],
 * }} Table
 */
/** @typedef {ReturnType<typeof openCollection>} Collection */

/**
 * Reads rows of cases from the packs that they lie in, each pack once.
 * @param {Read} read
 */
function openCasePacks(read) {
  /** @type {Map<string, () => Promise<any[]>>} */
  const packs = new Map();

  /** @type {(packs: CasePack[], page: number) => Promise<any>} */
  return async function readRow(listed, page) {
    const pack = listed.findLast(([first]) => first <= page);
    if (!pack) throw new Error(`No pack has case ${page}`);
    const [first, name] = pack;
    const readPack = packs.get(name) ?? once(() => read.json(name));
    packs.set(name, readPack);
    return (await readPack())[page - first];
  };
}

/**
 * @param {Read} read
 * @param {() => boolean} hasWords whether words are sought, too
 */
export function openCollection(read, hasWords) {
  const readRow = openCasePacks(read);
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
    const { apart, conditions, count, facets, index, loose, readings } = table;
    const finder = await openFinder(read, index, getIndex());
    const variants = openVariants(table.variants, readings);
    const findConditions = openConditions(conditions, (name) => name in facets);
    const proposals = openProposals({ ...table, findConditions });
    const shelves = openShelves(finder, count, loose, new Map(apart));
    const around = openAround(read, { table, readNames, finder, variants, proposals });
    opened = openSpared(around, (own) =>
      openSearch(shelves, { count, variants, around: own, proposals }),
    );
    return opened;
  });

  /** @type {(page: number) => Promise<CaseName>} */
  const readName = async (page) => readRow((await getTable()).names, page);

  /** The names of all cases. */
  const readNames = async () => Promise.all((await getTable()).facetsOf.every.map(readName));

  /**
   * The card and the texts of a case.
   * @param {number} page
   */
  async function readCase(page) {
    /** @type {[card: Tree[], blocks: Stored[]]} */
    const [card, blocks] = await readRow((await getTable()).texts, page);
    const own = whole.get(page) ?? { card, blocks: openBlocks(blocks) };
    whole.set(page, own);
    return own;
  }

  /**
   * Whether a query can be answered with what has been read already.
   * @param {string} text
   */
  const isWarm = (text) => opened?.isWarm(text) ?? false;

  return { getTable, getSearch, isWarm, readName, readNames, readCase };
}
