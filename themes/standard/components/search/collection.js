// What the search reads of the collection, each part when it is first needed.
import { canCompile } from "./engine.js";
import { openBlocks } from "./excerpt.js";
import { openFacets } from "./facets.js";
import { openFinder } from "./finder.js";
import { openSearch } from "./query.js";
import { openSentences } from "./sentence.js";
import { openVariants } from "./variants.js";

/** @import { Block, Stored } from "./excerpt.js" */
/** @import { Sortable } from "./facets.js" */
/** @import { Piece } from "./finder.js" */
/** @import { Shown } from "./hits.js" */
/** @import { Read } from "./pack.js" */
/** @import { Search } from "./query.js" */
/** @import { Group } from "./variants.js" */
/**
 * The table of cases. `texts` are the first case of each pack of texts and its name.
 * @typedef {Sortable & Shown & {
 *   ignored: string[],
 *   index: Piece[],
 *   readings: string[][],
 *   similar: Group[],
 *   variants: Group[],
 *   texts: [first: number, name: string][],
 * }} Table
 */
/** @typedef {ReturnType<typeof openCollection>} Collection */

/**
 * A promise that is made at the first call, and again after a failure.
 * @template T
 * @param {() => Promise<T>} make
 */
export function once(make) {
  /** @type {Promise<T> | null} */
  let made = null;
  return () => {
    const own = (made ??= make());
    own.catch(() => (made = null));
    return own;
  };
}

/**
 * @param {Read} read
 * @param {() => boolean} hasWords whether words are sought, too
 */
export function openCollection(read, hasWords) {
  /** @type {Map<string, () => Promise<Stored[][]>>} */
  const texts = new Map();
  /** @type {Map<number, Block[]>} */
  const blocks = new Map();
  /** @type {Search | null} */
  let opened = null;

  const getTable = once(async () => {
    // The engine's file holds the table too: a search for words reads one file less.
    /** @type {Table} */
    const table = await read.json("cases", hasWords() && canCompile() ? "engine" : "cases");
    return { ...table, facetsOf: openFacets(table) };
  });

  const getSearch = once(async () => {
    const { cases, ignored, index, readings, similar, variants } = await getTable();
    const finder = await openFinder(read, index);
    opened = openSearch(finder, {
      variants: openVariants(variants, readings),
      findSentence: openSentences(finder, {
        pages: cases.length,
        ignored,
        variants: openVariants([...variants, ...similar], []),
      }),
      readWords: once(() => read.json("words")),
    });
    return opened;
  });

  /**
   * The texts of a case; those of several lie in one pack.
   * @param {number} page
   */
  async function readTexts(page) {
    const table = await getTable();
    const pack = table.texts.findLast(([first]) => first <= page);
    if (!pack) throw new Error(`No pack has the texts of case ${page}`);
    const [first, name] = pack;
    const readPack = texts.get(name) ?? once(() => read.json(name));
    texts.set(name, readPack);
    const cases = await readPack();
    const own = blocks.get(page) ?? openBlocks(cases[page - first]);
    blocks.set(page, own);
    return own;
  }

  /**
   * Whether a query can be answered with what has been read already.
   * @param {string} text
   */
  const isWarm = (text) => opened?.isWarm(text) ?? false;

  return { getTable, getSearch, isWarm, readTexts };
}
