// How Pagefind 1.5.2 ranks cases, for where its engine does not run: by BM25.

/** @import { Result } from "./finder.js" */
/** @typedef {Map<number, [place: number, weight: number][]>} WordPages */
/** @typedef {{ text: string, pages: WordPages }} IndexWord */
/**
 * A token of a query: how often the query has it, the words that it finds, and the pages with them.
 * @typedef {{ token: string, times: number, words: IndexWord[], pages: Set<number> }} Term
 */

export const UNIT = 24; // Pagefind writes a weight as so many times what it was given
const HEAVIEST = 255; // a weight is one byte
const AS_WRITTEN = 1.8; // how much more a word counts with the accents of the query: here each has them
const SPREAD = 8; // how slowly a word counts less that is longer than the token

/** Pagefind's names: cases of all lengths are alike, words are of our own fixed form. */
export const RANKING = {
  term_similarity: 1,
  page_length: 0.4,
  term_saturation: 1.2,
  term_frequency: 1,
};

/**
 * How like a word is to the token that it begins with.
 * @param {IndexWord} word
 * @param {string} token
 */
function similarity({ text }, token) {
  const longer = Math.abs(text.length - token.length) + 1;
  return Math.exp(RANKING.term_similarity * (Math.exp(-(longer ** 2) / SPREAD) - 1));
}

/**
 * @param {number} having how many cases have a term
 * @param {number} all how many there are
 */
const rarity = (having, all) => Math.log(1 + (all - having + 0.5) / (having + 0.5));

/**
 * Ranks pages by terms; the pages are a case's name and its number of words each.
 * @param {[name: string, length: number][]} cases
 */
export function openRanking(cases) {
  const average = cases.reduce((sum, [, length]) => sum + length, 0) / cases.length;
  const { page_length: share, term_saturation: most } = RANKING;

  /**
   * A page with all of the terms. One that the query has more than once weighs more where it stands,
   * and counts there once for each.
   * @param {number} page
   * @param {Term[]} terms
   * @returns {Result}
   */
  return function rankPage(page, terms) {
    const [name, length] = cases[page];
    const saturation = most * (1 - share + (share * length) / average);
    /** @type {Result["l"]} */
    const places = [];
    let score = 0;
    for (const { token, times, words, pages } of terms) {
      const worth = AS_WRITTEN * (most + 1) * rarity(pages.size, cases.length);
      for (const word of words) {
        let sum = 0;
        for (const [place, weight] of word.pages.get(page) ?? []) {
          const w = Math.min(HEAVIEST, weight * times);
          places.push({ l: place, w });
          sum += w * times;
        }
        const frequency = (sum / UNIT) * similarity(word, token);
        score += (worth * frequency) / (saturation + frequency);
      }
    }
    return { p: name, s: score, l: places.sort((one, other) => one.l - other.l) };
  };
}
