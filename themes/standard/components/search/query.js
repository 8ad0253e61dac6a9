// What a reader wrote → the cases that hold it, and apart from them those that come near.
import { makeReason, NOTHING } from "./answer.js";
import { parseQuery } from "./operators.js";
import { nameBodies } from "./places.js";
import { isSentence } from "./sentence.js";
import { inOrder, intersect, subtract, unite } from "./shelves.js";

/** @import { Answer, Group, Proposal } from "./answer.js" */
/** @import { Climbed, Clause } from "./ladder.js" */
/** @import { Term } from "./operators.js" */
/** @import { Fits } from "./finder.js" */
/** @import { Absent, PlaceNames } from "./places.js" */
/** @import { Shelf, Shelves } from "./shelves.js" */
/** @import { Variants } from "./variants.js" */
/** @typedef {Shelf & { forms: string[] }} FoundTerm */
/**
 * @typedef {{ isWarm(text: string): boolean, search(text: string): Promise<Answer> }} Search
 */
/** @typedef {ReturnType<typeof import("./propose.js").openProposals>} Proposals */
/** @typedef {Climbed & { proposals: Proposal[] }} Around what is found near a query */
/**
 * What comes near, read when nothing stands as written.
 * @typedef {{
 *   climb(clauses: Clause[]): Promise<Climbed>,
 *   findSentence(text: string): Promise<Group[]>,
 *   places: PlaceNames,
 *   readKana(): Promise<void>,
 * }} Near
 */

const LETTER = /[\p{L}\p{N}]/u;
// What may be words that were not converted: more hiragana than a particle, Latin letters, katakana.
const IN_KANA = /[ぁ-ゖ]{3,}|(?:^|\s)(?:[a-z'āīūēōâîûêô-]+|[ァ-ヺー]+)(?:$|\s)/u;
const SIGNS = /[^\p{L}\p{N}.]+/u;

/** @param {string} text */
const isWord = (text) => text.length > 1 && LETTER.test(text);

/** @type {Around} */
const FOUND_NONE = { groups: [], suggestions: [], proposals: [] };

/**
 * A shelf of several, each made of theirs by the same rule.
 * @param {FoundTerm[]} found
 * @param {(one: Fits, other: Fits) => Fits} rule
 * @returns {FoundTerm}
 */
const combine = (found, rule) => ({
  written: found.map(({ written }) => written).reduce(rule),
  asks: found.map(({ asks }) => asks).reduce(rule),
  links: found.map(({ links }) => links).reduce(rule),
  forms: found.flatMap(({ forms }) => forms),
});

/**
 * The cases that have every clause, one of them at least only in what stands beside the text.
 * @param {FoundTerm[]} found
 * @param {"asks" | "links"} kind
 */
function findBeside(found, kind) {
  const all = found.map((clause) => unite(clause.written, clause[kind])).reduce(intersect);
  return subtract(all, found.map(({ written }) => written).reduce(intersect));
}

/**
 * @param {FoundTerm[]} found
 * @param {string} term
 * @returns {Group[]}
 */
const groupBeside = (found, term) =>
  /** @type {const} */ (["asks", "links"]).flatMap((kind) => {
    const fits = findBeside(found, kind);
    if (!fits.size) return [];
    return [
      {
        reason: makeReason(kind, term, [term]),
        hits: inOrder(fits).map((page) => ({ page, has: [], lacks: [] })),
        forms: found.flatMap(({ forms }) => forms),
      },
    ];
  });

/**
 * Groups without the cases that stand before them.
 * @param {Group[]} groups
 * @param {Iterable<number>} shown
 */
function keepNew(groups, shown) {
  const known = new Set(shown);
  return groups.flatMap((group) => {
    const hits = group.hits.filter(({ page }) => !known.has(page));
    for (const { page } of hits) known.add(page);
    return hits.length ? [{ ...group, hits }] : [];
  });
}

/**
 * Other words with what a query excludes.
 * @param {string} text
 * @param {string[]} excluded
 */
const withExcluded = (text, excluded) =>
  [text, ...excluded.map((term) => (/\s/u.test(term) ? `-"${term}"` : `-${term}`))]
    .filter(Boolean)
    .join(" ");

/**
 * @param {Shelves} shelves
 * @param {Variants} variants
 */
function openTerms(shelves, variants) {
  /**
   * The cases with a term: in its forms, else as katakana may be meant, else in its parts.
   * @param {string} term
   * @returns {Promise<FoundTerm>}
   */
  async function findTerm(term) {
    const forms = variants.expand(term);
    const found = await shelves.find(forms);
    if (found.written.size) return { ...found, forms };
    const guesses = variants.guess(term);
    const guessed = await shelves.find(guesses);
    if (guessed.written.size) return { ...guessed, forms: guesses };
    const parts = term.split(SIGNS).filter(Boolean);
    if (parts.includes(term) || !parts.every(isWord)) return { ...found, forms };
    const whole = combine(await Promise.all(parts.map(findTerm)), intersect);
    return whole.written.size ? whole : { ...found, forms };
  }

  return {
    findTerm,

    /**
     * For every clause the cases with one of its terms.
     * @param {Term[][]} clauses
     */
    findClauses: (clauses) =>
      Promise.all(
        clauses.map(async (terms) =>
          combine(await Promise.all(terms.map(({ text }) => findTerm(text))), unite),
        ),
      ),
  };
}

/**
 * @param {ReturnType<typeof openTerms>["findClauses"]} findClauses
 * @param {() => Promise<Near>} openNear
 * @param {Proposals} proposals
 */
function openNearness(findClauses, openNear, proposals) {
  /**
   * The cases of other words, as written or near.
   * @param {string} text
   */
  async function findPages(text) {
    const { clauses } = parseQuery(text);
    const found = await findClauses(clauses);
    if (!found.length) return [];
    const pages = inOrder(found.map(({ written }) => written).reduce(intersect));
    if (pages.length) return pages;
    const { groups } = await findNear(clauses, found, text);
    return groups.flatMap(({ hits }) => hits.map(({ page }) => page));
  }

  /**
   * A place of which no case tells is not taken for another: only its surroundings are proposed.
   * @param {Absent} place
   * @param {string} text
   * @returns {Promise<Around>}
   */
  async function standAround(place, text) {
    return { ...FOUND_NONE, proposals: await proposals.proposeAround(place, text, findPages) };
  }

  /**
   * The cases of bodies that a query names by their offices.
   * @param {string} text
   * @param {string} term
   * @returns {Promise<Around>}
   */
  async function findBodies(text, term) {
    const { clauses } = parseQuery(text);
    const found = await findClauses(clauses);
    const pages = inOrder(found.map(({ written }) => written).reduce(intersect));
    if (!pages.length) return findNear(clauses, found, text);
    const group = {
      reason: makeReason("office", term, [text]),
      hits: pages.map((page) => ({ page, has: [], lacks: [] })),
      forms: found.flatMap(({ forms }) => forms),
    };
    return { groups: [group], suggestions: [text], proposals: [] };
  }

  /**
   * What comes near where no case holds all that is written.
   * @param {Term[][]} clauses
   * @param {FoundTerm[]} found
   * @param {string} term
   * @returns {Promise<Around>}
   */
  async function findNear(clauses, found, term) {
    const { climb, findSentence, places, readKana } = await openNear();
    const bodies = nameBodies(term);
    const absent = places.findAbsent(bodies);
    if (absent) return standAround(absent, bodies);
    if (bodies !== term) return findBodies(bodies, term);
    const isLong = clauses.some((terms) => terms.length === 1 && isSentence(terms[0].text));
    const sentence = isLong ? await findSentence(term) : [];
    if (!sentence.length && IN_KANA.test(term)) {
      await readKana();
      const read = places.findAbsent(term);
      if (read) return standAround(read, term);
    }
    const asked = clauses.map((terms, at) => ({
      typed: terms.map((other) => other.text).join("|"),
      fits: found[at].written,
      forms: found[at].forms,
      isQuoted: terms.some((other) => other.isQuoted),
    }));
    const { groups, suggestions } = await climb(asked);
    return { groups: [...sentence, ...groups], suggestions, proposals: [] };
  }

  return { findPages, findNear };
}

/**
 * @param {Shelves} shelves
 * @param {{
 *   count: number,
 *   variants: Variants,
 *   openNear(): Promise<Near>,
 *   proposals: Proposals,
 * }} collection `count` is how many cases there are
 * @returns {Search}
 */
export function openSearch(shelves, { count, variants, openNear, proposals }) {
  const { findClauses, findTerm } = openTerms(shelves, variants);
  const { findPages, findNear } = openNearness(findClauses, openNear, proposals);

  return {
    /** Whether a query can be answered with what has been read already. */
    isWarm(text) {
      const { clauses, excluded } = parseQuery(text);
      const terms = [...clauses.flat().map((term) => term.text), ...excluded];
      return terms.every((term) => shelves.has(variants.expand(term)));
    },

    async search(text) {
      const { clauses, excluded } = parseQuery(text);
      if (!clauses.length && !excluded.length) return NOTHING;
      const out = await Promise.all(excluded.map(findTerm));
      const left = out.map(({ written }) => written).reduce(unite, new Map());
      if (!clauses.length) {
        const every = Array.from({ length: count }, (_, page) => page);
        return { ...NOTHING, pages: every.filter((page) => !left.has(page)) };
      }
      const found = await findClauses(clauses);
      const fits = subtract(found.map(({ written }) => written).reduce(intersect), left);
      const pages = inOrder(fits);
      const term = clauses.map((terms) => terms.map((other) => other.text).join("|")).join(" ");
      const { group, offers, ...proposed } = await proposals.propose(term, findPages);
      const near = groupBeside(found, term);
      const climbed = pages.length || group ? FOUND_NONE : await findNear(clauses, found, term);
      if (!pages.length && group) near.unshift(group);
      near.push(...climbed.groups);
      return {
        pages,
        forms: found.flatMap(({ forms }) => forms),
        near: keepNew(near, [...pages, ...left.keys()]),
        suggestions: climbed.suggestions.map((other) => withExcluded(other, excluded)),
        proposals: [...proposed.proposals, ...climbed.proposals].map((proposal) => ({
          ...proposal,
          text: withExcluded(proposal.text, excluded),
          pages: proposal.pages.filter((page) => !left.has(page)),
        })),
        offers,
      };
    },
  };
}
