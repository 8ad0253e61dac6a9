// What the search reads of the collection, each part when it is first needed.
import { canCompile } from "./engine.js";
import { openBlocks } from "./excerpt.js";
import { openConditions } from "./conditions.js";
import { openFacets } from "./facets.js";
import { openFinder } from "./finder.js";
import { openLadder } from "./ladder.js";
import { openLexicon } from "./lexicon.js";
import { openPlaces } from "./places.js";
import { openProposals } from "./propose.js";
import { openSearch } from "./query.js";
import { openResolver } from "./resolve.js";
import { openRows } from "./rows.js";
import { openSentences } from "./sentence.js";
import { openShelves } from "./shelves.js";
import { fold } from "./text.js";
import { openVariants } from "./variants.js";

/** @import { Tree } from "./card.js" */
/** @import { Conditions } from "./conditions.js" */
/** @import { Stored } from "./excerpt.js" */
/** @import { Facets, Sortable } from "./facets.js" */
/** @import { Piece } from "./finder.js" */
/** @import { CaseTexts, Shown } from "./hit.js" */
/** @import { Kana, Named } from "./lexicon.js" */
/** @import { Kind } from "./shelves.js" */
/** @import { Read } from "./pack.js" */
/** @import { Terms } from "./propose.js" */
/** @import { Search } from "./query.js" */
/** @import { Group } from "./variants.js" */
/**
 * The table of cases. `texts` are the first case of each pack of texts and its name.
 * @typedef {Sortable & Shown & {
 *   ignored: string[],
 *   index: Piece[],
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
 * What English words may name: the terms of the vocabulary, and cases by the words of their address.
 * @param {Shown["cases"]} cases
 * @param {Terms} terms
 * @param {Facets} facetsOf
 * @returns {Named[]}
 */
const listNames = (cases, terms, facetsOf) => [
  ...Object.entries(terms).flatMap(([kind, rows]) =>
    rows.map(([slug, , name]) => ({ slug, name: fold(name), pages: facetsOf.ofTerm(kind, slug) })),
  ),
  ...cases.map(([slug, , title], page) => ({ slug, name: fold(title), pages: [page] })),
];

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

  const getTable = once(async () => {
    // The engine's file holds the table too: a search for words reads one file less.
    /** @type {Table} */
    const table = await read.json("cases", hasWords() && canCompile() ? "engine" : "cases");
    return { ...table, facetsOf: openFacets(table) };
  });

  const getSearch = once(async () => {
    const collection = await getTable();
    const { facetsOf } = collection;
    const { cases, ignored, index, loose, readings, similar, terms, variants } = collection;
    const finder = await openFinder(read, index);
    const shelves = openShelves(finder, cases.length, loose);
    const table = openVariants(variants, readings);
    const openNear = once(async () => {
      const [words, ladder] = await Promise.all([read.json("words"), read.json("ladder")]);
      const lexicon = openLexicon(words, ladder, similar, listNames(cases, terms, facetsOf));
      const rows = openRows(finder, cases.length, loose, lexicon.listKatakana);
      const resolver = openResolver(rows, table, lexicon, ignored);
      const places = openPlaces(
        ladder.places,
        ladder.regions,
        (collection.conditions.words.prefecture ?? []).map(([word]) => word),
        cases.map(([, , , organization]) => fold(organization)),
      );
      return {
        places,
        readKana: once(async () => {
          /** @type {Kana} */
          const kana = await read.json("kana");
          lexicon.addReadings(kana.readings);
          places.addReadings(kana.places);
        }),
        climb: openLadder(resolver, lexicon, cases.length).climb,
        findSentence: openSentences(rows, {
          pages: cases.length,
          ignored,
          variants: openVariants([...variants, ...similar], []),
        }),
      };
    });
    const proposals = openProposals({
      ...collection,
      findConditions: openConditions(collection.conditions, (name) => name in collection.facets),
    });
    opened = openSearch(shelves, { count: cases.length, variants: table, openNear, proposals });
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
