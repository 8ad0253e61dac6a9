// What a reader wrote → the cases that hold it, and apart from them those that come near.
import { NOTHING } from "./answer.js";
import { parseQuery } from "./operators.js";
import { isSentence } from "./sentence.js";
import { inOrder, intersect, subtract, unite } from "./shelves.js";

/** @import { Answer, Group } from "./answer.js" */
/** @import { Clause } from "./ladder.js" */
/** @import { Term } from "./operators.js" */
/** @import { Fits } from "./finder.js" */
/** @import { Shelf, Shelves } from "./shelves.js" */
/** @import { Variants } from "./variants.js" */
/** @typedef {Shelf & { forms: string[] }} FoundTerm */
/**
 * @typedef {{ isWarm(text: string): boolean, search(text: string): Promise<Answer> }} Search
 */
/**
 * What comes near, read when nothing stands as written.
 * @typedef {{
 *   climb(clauses: Clause[]): Promise<Group[]>,
 *   findSentence(text: string): Promise<Group[]>,
 * }} Near
 */

const LETTER = /[\p{L}\p{N}]/u;
const SIGNS = /[^\p{L}\p{N}.]+/u;

/** @param {string} text */
const isWord = (text) => text.length > 1 && LETTER.test(text);

/** @type {FoundTerm} */
const FOUND_NOTHING = { written: new Map(), asks: new Map(), links: new Map(), forms: [] };

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
 * @param {Shelves} shelves
 * @param {{
 *   count: number,
 *   variants: Variants,
 *   openNear(): Promise<Near>,
 * }} collection `count` is how many cases there are
 * @returns {Search}
 */
export function openSearch(shelves, { count, variants, openNear }) {
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

  /**
   * The cases with one of several terms.
   * @param {Term[]} terms
   */
  const findAny = async (terms) =>
    combine(await Promise.all(terms.map(({ text }) => findTerm(text))), unite);

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
      const name = kind === "asks" ? "reasonAsks" : "reasonLinks";
      return [
        {
          reason: { name, values: { term, words: term } },
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
      const found = await Promise.all(clauses.map(findAny));
      const out = await Promise.all(excluded.map(findTerm));
      const left = out.map(({ written }) => written).reduce(unite, new Map());
      if (!found.length) {
        const every = Array.from({ length: count }, (_, page) => page);
        return { ...NOTHING, pages: every.filter((page) => !left.has(page)) };
      }
      const fits = subtract(found.map(({ written }) => written).reduce(intersect), left);
      const pages = inOrder(fits);
      const term = clauses.map((terms) => terms.map((other) => other.text).join("|")).join(" ");
      const near = groupBeside(found, term);
      if (!pages.length) {
        const { climb, findSentence } = await openNear();
        const sentence = clauses.some((terms) => terms.length === 1 && isSentence(terms[0].text));
        if (sentence) near.push(...(await findSentence(term)));
        near.push(...(await climb(clauses.map((terms, at) => ({
          typed: terms.map((other) => other.text).join("|"),
          fits: found[at].written,
          forms: found[at].forms,
          isQuoted: terms.some((other) => other.isQuoted),
        })))));
      }
      return {
        ...NOTHING,
        pages,
        forms: found.flatMap(({ forms }) => forms),
        near: keepNew(near, [...pages, ...left.keys()]),
      };
    },
  };
}
