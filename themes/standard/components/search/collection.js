// What the search reads of the collection, each part when it is first needed.
import { openAround } from "./around.js";
import { openBlocks } from "./excerpt.js";
import { openConditions } from "./conditions.js";
import { openFacets } from "./facets.js";
import { openFinder, startIndex } from "./finder.js";
import { once } from "./once.js";
import { namePack } from "./pack.js";
import { openProposals } from "./propose.js";
import { openSearch } from "./query.js";
import { openShelves } from "./shelves.js";
import { openSpared } from "./spared.js";
import { openSpoken } from "./spoken.js";
import { openVariants } from "./variants.js";

/** @import { Tree } from "./card.js" */
/** @import { Conditions } from "./conditions.js" */
/** @import { Stored } from "./excerpt.js" */
/** @import { Filtered, Sorts } from "./facets.js" */
/** @import { Pieces } from "./finder.js" */
/** @import { CaseName, CaseTexts, Shown } from "./hit.js" */
/** @import { Read } from "./pack.js" */
/** @import { Terms } from "./propose.js" */
/** @import { Search } from "./query.js" */
/** @import { Kind, Loose } from "./shelves.js" */
/** @import { Group } from "./variants.js" */
/**
 * Packs with rows of so many cases each, that follow one another.
 * @typedef {[cases: number, digests: string]} CasePacks
 */
/**
 * The table of cases. `apart` are places of which no case tells, with what only looks like them: 京都
 * in 東京都. `names` and `texts` are the packs with those of the cases, `sorts` that with the numbers that they are ordered by, and
 * `readings` those with names by their readings.
 * @typedef {Filtered & Shown & {
 *   apart: [place: string, longer: string[]][],
 *   ignored: string[],
 *   index: Pieces,
 *   meaning: string,
 *   loose: [step: number, kind: Kind][],
 *   terms: Terms,
 *   conditions: Conditions,
 *   readings: [reading: string, name: string][],
 *   sorts: string,
 *   variants: Group[],
 *   names: CasePacks,
 *   texts: CasePacks,
 * }} Table
 */
/** @typedef {ReturnType<typeof openCollection>} Collection */

/**
 * Reads rows of cases from the packs that they lie in, each pack once.
 * @param {Read} read
 * @param {() => Promise<Table>} getTable
 */
function openCases(read, getTable) {
  /** @type {Map<string, () => Promise<any[]>>} */
  const packs = new Map();
  /** @type {Map<number, CaseTexts>} */
  const whole = new Map();

  /** @type {(kind: "names" | "texts", page: number) => Promise<any>} */
  async function readRow(kind, page) {
    const [cases, digests] = (await getTable())[kind];
    const name = namePack(kind, digests, Math.floor(page / cases));
    const readPack = packs.get(name) ?? once(() => read.json(name));
    packs.set(name, readPack);
    return (await readPack())[page % cases];
  }

  return {
    /** @type {(page: number) => Promise<CaseName>} */
    readName: (page) => readRow("names", page),

    /**
     * The card and the texts of a case.
     * @param {number} page
     */
    async readCase(page) {
      /** @type {[card: Tree[], blocks: Stored[]]} */
      const [card, blocks] = await readRow("texts", page);
      const own = whole.get(page) ?? { card, blocks: openBlocks(blocks) };
      whole.set(page, own);
      return own;
    },
  };
}

/**
 * The records behind those of the cases' texts, each with its case.
 * @param {Table["loose"]} steps
 * @returns {Loose[]}
 */
function listLoose(steps) {
  let page = 0;
  return steps.map(([step, kind]) => [(page += step), kind]);
}

/**
 * @param {Read} read
 * @param {() => boolean} hasWords whether words are sought, too
 */
export function openCollection(read, hasWords) {
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

  /** @type {() => Promise<Sorts>} */
  const readSorts = once(async () => read.json((await getTable()).sorts));

  const getSearch = once(async () => {
    const table = await getTable();
    const { apart, conditions, count, facets, index, readings } = table;
    const loose = listLoose(table.loose);
    const finder = await openFinder(read, index, getIndex());
    const variants = openVariants(table.variants, openSpoken(read, readings));
    const findConditions = openConditions(conditions, (name) => name in facets);
    const proposals = openProposals({ ...table, findConditions, readSorts });
    const shelves = openShelves(finder, count, loose, new Map(apart));
    const around = openAround(read, { table, readNames, finder, loose, variants, proposals });
    opened = openSpared(around, (own) =>
      openSearch(shelves, { count, variants, around: own, proposals }),
    );
    return opened;
  });

  const { readName, readCase } = openCases(read, getTable);

  /** The names of all cases. */
  const readNames = async () => Promise.all((await getTable()).facetsOf.every.map(readName));

  return {
    getTable,
    getSearch,
    readName,
    readNames,
    readCase,
    readSorts,

    /**
     * Whether a query can be answered with what has been read already.
     * @param {string} text
     */
    isWarm: (text) => opened?.isWarm(text) ?? false,
  };
}
