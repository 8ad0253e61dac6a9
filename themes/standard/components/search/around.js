// What comes near a query that stands nowhere as written; each part is read when it is needed.
import { makeReason } from "./answer.js";
import { fromRomaji } from "./kana.js";
import { openLadder } from "./ladder.js";
import { openLexicon } from "./lexicon.js";
import { openMeaning } from "./meaning.js";
import { once } from "./once.js";
import { nameBodies, openPlaces } from "./places.js";
import { openResolver } from "./resolve.js";
import { openRows } from "./rows.js";
import { openSayings } from "./sayings.js";
import { isSentence } from "./sentence.js";
import { fold } from "./text.js";

/** @import { Group, Offer, Proposal } from "./answer.js" */
/** @import { Table } from "./collection.js" */
/** @import { Facets } from "./facets.js" */
/** @import { Finder } from "./finder.js" */
/** @import { CaseName } from "./hit.js" */
/** @import { Kana, Ladder, Named } from "./lexicon.js" */
/** @import { Read } from "./pack.js" */
/** @import { PlaceTable } from "./places.js" */
/** @import { FindExactly, FoundClause, Proposals } from "./query.js" */
/** @import { Said } from "./sayings.js" */
/** @import { Loose } from "./shelves.js" */
/** @import { Variants } from "./variants.js" */
/**
 * What is found around a query, in the terms of its answer; `isApart` where it names a place of which
 * no case tells.
 * @typedef {{
 *   isApart?: boolean, groups: Group[], suggestions: string[], proposals: Proposal[], offers: Offer[],
 * }} Surroundings
 */
/**
 * How the words that are left of a query are sought: exactly, and in any way.
 * @typedef {{
 *   findExactly: FindExactly,
 *   findPages(text: string): Promise<number[]>,
 * }} Ways
 */
/**
 * What is known of the collection; `readNames` gives the names of all cases, `loose` are the records
 * behind those of their texts.
 * @typedef {{
 *   table: Table & { facetsOf: Facets },
 *   readNames(): Promise<CaseName[]>,
 *   finder: Finder,
 *   loose: Loose[],
 *   variants: Variants,
 *   proposals: Proposals,
 * }} Told
 */

const UNCONVERTED = /[ぁ-ゖ]{3,}|^[ァ-ヺー\s]+$/u;
/** @type {Surroundings} */
const FOUND_NONE = { groups: [], suggestions: [], proposals: [], offers: [] };
/** @type {Said} */
const NOT_SAID = { groups: [], needs: [] };

/**
 * Whether a text may have words that were not converted: more hiragana than a particle, nothing but
 * katakana, Latin letters that spell kana.
 * @param {string} text
 */
const isInKana = (text) =>
  UNCONVERTED.test(text) || text.split(/\s+/u).some((word) => fromRomaji(word) !== "");

/**
 * A place of which no case tells is not taken for another: only its surroundings are proposed.
 * @param {Proposal[]} proposals
 * @returns {Surroundings}
 */
const standAround = (proposals) => ({ ...FOUND_NONE, isApart: true, proposals });

/**
 * What English words may name: the terms of the vocabulary, and cases by the words of their address.
 * @param {Table & { facetsOf: Facets }} table
 * @param {CaseName[]} names
 * @returns {Named[]}
 */
function listNames({ terms, facetsOf }, names) {
  const named = Object.entries(terms).flatMap(([kind, rows]) =>
    rows.map(([slug, , name]) => ({ slug, name: fold(name), pages: facetsOf.ofTerm(kind, slug) })),
  );
  const own = names.map(([slug], page) => ({ slug, name: "", pages: [page] }));
  return [...named, ...own];
}

/**
 * What is read for queries that stand nowhere, each part once.
 * @param {Read} read
 * @param {Omit<Told, "proposals">} told
 */
function openParts(read, { table, readNames, finder, loose, variants }) {
  const { count, conditions, ignored, meaning } = table;

  const getPlaces = once(async () => {
    /** @type {[PlaceTable, CaseName[]]} */
    const [places, names] = await Promise.all([read.json("places"), readNames()]);
    const areas = (conditions.words.prefecture ?? []).map(([word]) => word);
    return openPlaces(places, areas, names.map(([, , organization]) => fold(organization)));
  });

  const getSayings = once(async () => openSayings(await openMeaning(read, meaning), ignored));

  const getLadder = once(async () => {
    /** @type {[Ladder, CaseName[]]} */
    const [ladder, names] = await Promise.all([read.json("ladder"), readNames()]);
    const lexicon = openLexicon(ladder, listNames(table, names));
    const rows = openRows(finder, count, loose, lexicon.listLonger);
    const resolver = openResolver(rows, variants, lexicon, ignored);
    return { lexicon, ...openLadder(resolver, lexicon, count) };
  });

  const readKana = once(async () => {
    const [{ lexicon }, places] = [await getLadder(), await getPlaces()];
    /** @type {Kana} */
    const kana = await read.json("kana");
    lexicon.addReadings(kana.readings);
    places.addReadings(kana.places);
  });

  return { getPlaces, getSayings, getLadder, readKana };
}

/**
 * @param {Read} read
 * @param {Told} told
 */
export function openAround(read, { proposals, ...told }) {
  const { getPlaces, getSayings, getLadder, readKana } = openParts(read, told);
  const { offerNeeds, proposeAround } = proposals;

  /**
   * The cases of bodies that a query names by their offices.
   * @param {string} bodies
   * @param {string} text
   * @param {Ways} ways
   * @returns {Promise<Surroundings>}
   */
  async function findBodies(bodies, text, ways) {
    const { clauses, pages } = await ways.findExactly(bodies);
    if (!pages.length) return approach(clauses, bodies, ways, null);
    const group = {
      reason: makeReason("office", text, [bodies]),
      hits: pages.map((page) => ({ page, has: [], lacks: [] })),
      forms: clauses.flatMap(({ found }) => found.forms),
    };
    return { ...FOUND_NONE, groups: [group], suggestions: [bodies] };
  }

  /**
   * @param {FoundClause[]} clauses
   * @param {string} text the same as typed
   * @param {Ways} ways
   * @param {Group | null} met the cases that meet the conditions of the query
   * @returns {Promise<Surroundings>}
   */
  async function approach(clauses, text, ways, met) {
    const places = await getPlaces();
    const bodies = nameBodies(text);
    const absent = places.findAbsent(bodies);
    if (absent) return standAround(await proposeAround(absent, bodies, ways.findPages));
    if (met) return { ...FOUND_NONE, groups: [met] };
    if (bodies !== text) return findBodies(bodies, text, ways);
    const isLong = clauses.some(({ terms }) => terms.length === 1 && isSentence(terms[0].text));
    const said = isLong ? await (await getSayings())(text, true) : NOT_SAID;
    const offers = offerNeeds(said.needs);
    if (said.groups.length) return { ...FOUND_NONE, groups: said.groups, offers };
    if (isInKana(text)) {
      await readKana();
      const meant = places.findAbsent(text);
      if (meant) return standAround(await proposeAround(meant, text, ways.findPages));
    }
    const { groups, suggestions, some } = await (await getLadder()).climb(clauses);
    if (groups.length) return { ...FOUND_NONE, groups, suggestions, offers };
    const meant = isLong ? said : await (await getSayings())(text, false);
    return {
      ...FOUND_NONE,
      groups: [...meant.groups, ...some],
      offers: offerNeeds(meant.needs),
    };
  }

  return { approach };
}
