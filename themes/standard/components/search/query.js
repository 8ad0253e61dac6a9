// What a reader wrote → the cases that hold it, and apart from them those that come near.
import { makeReason, NOTHING } from "./answer.js";
import { parseQuery } from "./operators.js";
import { inOrder, intersect, subtract, unite } from "./shelves.js";

/** @import { Answer, Group, Offer } from "./answer.js" */
/** @import { Term } from "./operators.js" */
/** @import { Fits } from "./finder.js" */
/** @import { Shelf, Shelves } from "./shelves.js" */
/** @import { Variants } from "./variants.js" */
/** @typedef {Shelf & { forms: string[] }} FoundTerm */
/**
 * @typedef {{ isWarm(text: string): boolean, search(text: string): Promise<Answer> }} Search
 */
/** @typedef {ReturnType<typeof import("./propose.js").openProposals>} Proposals */
/** @typedef {ReturnType<typeof import("./around.js").openAround>} Around */
/** A clause with the cases that have it. @typedef {{ terms: Term[], found: FoundTerm }} FoundClause */
/** @typedef {(text: string) => Promise<{ clauses: FoundClause[], pages: number[] }>} FindExactly */

const LETTER = /[\p{L}\p{N}]/u;
const SIGNS = /[^\p{L}\p{N}.]+/u;

/** @param {string} text */
const isWord = (text) => text.length > 1 && LETTER.test(text);

/**
 * Clauses as they are typed.
 * @param {FoundClause[]} clauses
 */
export const nameClauses = (clauses) =>
  clauses.map(({ terms }) => terms.map(({ text }) => text).join("|")).join(" ");

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
 * Other words with what a query excludes.
 * @param {string} text
 * @param {string[]} excluded
 */
const withExcluded = (text, excluded) =>
  [text, ...excluded.map((term) => (/\s/u.test(term) ? `-"${term}"` : `-${term}`))]
    .filter(Boolean)
    .join(" ");

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
 * The cases of which only what stands beside the text has all.
 * @param {FoundTerm[]} found
 * @param {string} term
 * @param {"asks" | "links"} kind
 * @returns {Group[]}
 */
function groupBeside(found, term, kind) {
  const fits = findBeside(found, kind);
  if (!fits.size) return [];
  return [
    {
      reason: makeReason(kind, term, [term]),
      hits: inOrder(fits).map((page) => ({ page, has: [], lacks: [] })),
      forms: found.flatMap(({ forms }) => forms),
    },
  ];
}

/**
 * Every page once.
 * @param {Offer[]} offers
 */
const unique = (offers) => [...new Map(offers.map((offer) => [offer.path, offer])).values()];

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
    await variants.need([term]);
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

  /**
   * The cases with one of several terms.
   * @param {Term[]} terms
   */
  const findAny = async (terms) =>
    combine(await Promise.all(terms.map(({ text }) => findTerm(text))), unite);

  /**
   * The clauses of a query, each with its cases, and the cases that have all, best first.
   * @type {FindExactly}
   */
  async function findExactly(text) {
    const { clauses } = parseQuery(text);
    const found = await Promise.all(clauses.map(findAny));
    return {
      clauses: clauses.map((terms, at) => ({ terms, found: found[at] })),
      pages: found.length ? inOrder(found.map(({ written }) => written).reduce(intersect)) : [],
    };
  }

  return { findTerm, findExactly };
}

/**
 * @param {Shelves} shelves
 * @param {{
 *   count: number,
 *   variants: Variants,
 *   around: Around,
 *   proposals: Proposals,
 * }} collection `count` is how many cases there are
 * @returns {Search}
 */
export function openSearch(shelves, { count, variants, around, proposals }) {
  const { findTerm, findExactly } = openTerms(shelves, variants);

  /**
   * The cases of other words, as written or near.
   * @param {string} text
   */
  async function findPages(text) {
    const { clauses, pages } = await findExactly(text);
    if (pages.length || !clauses.length) return pages;
    const { groups } = await around.approach(clauses, text, { findExactly, findPages }, null);
    return groups.flatMap(({ hits }) => hits.map(({ page }) => page));
  }

  return {
    /** Whether a query can be answered with what has been read already. */
    isWarm(text) {
      const { clauses, excluded } = parseQuery(text);
      const terms = [...clauses.flat().map((term) => term.text), ...excluded];
      return terms.every((term) => variants.has(term) && shelves.has(variants.expand(term)));
    },

    async search(text) {
      const { excluded } = parseQuery(text);
      const out = await Promise.all(excluded.map(findTerm));
      const left = out.map(({ written }) => written).reduce(unite, new Map());
      const { clauses, pages: all } = await findExactly(text);
      if (!clauses.length) {
        const every = Array.from({ length: excluded.length ? count : 0 }, (_, page) => page);
        return { ...NOTHING, pages: every.filter((page) => !left.has(page)) };
      }
      const pages = all.filter((page) => !left.has(page));
      const term = nameClauses(clauses);
      const found = clauses.map((clause) => clause.found);
      const { group, ...proposed } = await proposals.propose(term, findPages);
      const ways = { findExactly, findPages };
      const near = pages.length ? null : await around.approach(clauses, term, ways, group);
      const offered = near?.isApart ? [] : proposed.proposals;
      const groups = near?.isApart
        ? []
        : [
            ...groupBeside(found, term, "asks"),
            ...(near?.groups ?? []),
            ...groupBeside(found, term, "links"),
          ];
      return {
        pages,
        forms: found.flatMap(({ forms }) => forms),
        near: keepNew(groups, [...pages, ...left.keys()]),
        suggestions: (near?.suggestions ?? []).map((other) => withExcluded(other, excluded)),
        proposals: [...offered, ...(near?.proposals ?? [])].map((proposal) => ({
          ...proposal,
          text: withExcluded(proposal.text, excluded),
          pages: proposal.pages.filter((page) => !left.has(page)),
        })),
        offers: unique([...(near?.offers ?? []), ...proposed.offers]),
      };
    },
  };
}
