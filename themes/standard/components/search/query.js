// What a reader wrote → the cases that fit, best first.
import { NOTHING } from "./answer.js";
import { findNear } from "./near.js";
import { isSentence } from "./sentence.js";
import { BREAKS, fold, phrasesOf } from "./text.js";

/** @import { Answer, Group } from "./answer.js" */
/** @import { Finder, Fits } from "./finder.js" */
/** @import { WordCount } from "./near.js" */
/** @import { Found } from "./sentence.js" */
/** @import { Variants } from "./variants.js" */
/** @typedef {{ term: string, fits: Fits, forms: string[] }} FoundTerm */
/**
 * @typedef {{ isWarm(text: string): boolean, search(text: string): Promise<Answer> }} Search
 */

// What stands around a term and is no part of it; % and +, as in 98.2%, and (株) may be.
const EDGE = "[「」『』【】〈〉《》\\p{Pi}\\p{Pf}\\p{Pd}'\",.:;・~/*]+";
const EDGES = new RegExp(`^${EDGE}|${EDGE}$`, "gu");
const LETTER = /[\p{L}\p{N}]/u;
const SIGNS = /[^\p{L}\p{N}.]+/u;
// A number that is still being typed: 10,4 on the way to 10,400.
const GROUPING = /([0-9]),(?=[0-9]{1,2}(?![0-9]))/g;

/**
 * The terms of a query: cut at white space and at what ends a thought; quotes keep together.
 * @param {string} text
 */
export function splitTerms(text) {
  const folded = fold(text).replace(GROUPING, "$1");
  const parts = Array.from(folded.matchAll(/"([^"]*)"|[^\s"]+/gu), (part) => part[1] ?? part[0]);
  const terms = parts.flatMap((part) => part.split(BREAKS));
  return [...new Set(terms.map((term) => term.replace(EDGES, "")))].filter((term) =>
    LETTER.test(term),
  );
}

/** @param {string} text */
const isWord = (text) => text.length > 1 && LETTER.test(text);

/**
 * The cases of both, their weights and scores added.
 * @param {Fits} one
 * @param {Fits} other
 */
function intersect(one, other) {
  /** @type {Fits} */
  const both = new Map();
  for (const [page, fit] of one) {
    const more = other.get(page);
    if (more) both.set(page, { weight: fit.weight + more.weight, score: fit.score + more.score });
  }
  return both;
}

/**
 * The cases of either, each with its better weight and score.
 * @param {Fits} one
 * @param {Fits} other
 */
function unite(one, other) {
  const either = new Map(one);
  for (const [page, fit] of other) {
    const had = either.get(page) ?? { weight: 0, score: 0 };
    either.set(page, {
      weight: Math.max(had.weight, fit.weight),
      score: Math.max(had.score, fit.score),
    });
  }
  return either;
}

/**
 * The forms without those that hold a shorter one: whoever has them has that one, too.
 * @param {string[]} forms
 */
function shortest(forms) {
  return forms.filter(
    (form) =>
      !forms.some(
        (other) =>
          other.length < form.length &&
          (/^[a-z0-9]/.test(other) ? form.startsWith(other) : form.includes(other)),
      ),
  );
}

/**
 * Best first: the section a term first stands in before how often it stands there.
 * @param {Fits} fits
 */
function inOrder(fits) {
  return [...fits].sort(
    ([page, fit], [other, better]) =>
      better.weight - fit.weight || better.score - fit.score || page - other,
  );
}

/**
 * The cases with any of several forms.
 * @param {Finder} finder
 * @param {string[]} forms
 * @returns {Promise<Fits>}
 */
async function findAny(finder, forms) {
  const phrases = shortest(forms).flatMap(phrasesOf);
  await finder.need(phrases.flat());
  return phrases.map((phrase) => finder.findPhrase(phrase)).reduce(unite, new Map());
}

/**
 * The cases with a term: in its forms, else as it may be meant, else in its parts.
 * @param {Finder} finder
 * @param {Variants} variants
 * @param {string} term
 * @returns {Promise<FoundTerm>}
 */
async function findTerm(finder, variants, term) {
  const forms = variants.expand(term);
  const fits = await findAny(finder, forms);
  if (fits.size) return { term, fits, forms };
  const guesses = variants.guess(term);
  const guessed = await findAny(finder, guesses);
  if (guessed.size) return { term, fits: guessed, forms: guesses };
  const parts = term.split(SIGNS).filter(Boolean);
  if (parts.includes(term) || !parts.every(isWord)) return { term, fits, forms };
  const found = await Promise.all(parts.map((part) => findTerm(finder, variants, part)));
  return {
    term,
    fits: found.map((part) => part.fits).reduce(intersect),
    forms: found.flatMap((part) => part.forms),
  };
}

/**
 * The cases that say most of what a sentence says.
 * @param {Found} found
 * @returns {Group}
 */
const groupOf = ({ pages, forms }) => ({
  reason: { name: "reasonWords", values: {} },
  hits: pages.map((page) => ({ page, has: [], lacks: [] })),
  forms,
});

/**
 * A search over an opened finder.
 * @param {Finder} finder
 * @param {{
 *   variants: Variants,
 *   findSentence(terms: string[]): Promise<Found>,
 *   readWords(): Promise<WordCount[]>,
 * }} collection
 * @returns {Search}
 */
export function openSearch(finder, { variants, findSentence, readWords }) {
  /**
   * Queries with a word of the collection in place of one that stands nowhere.
   * @param {string[]} terms
   * @param {string[]} missing
   */
  async function suggest(terms, missing) {
    const words = await readWords();
    return missing.flatMap((term) =>
      findNear(term, words).map((near) =>
        terms.map((other) => (other === term ? near : other)).join(" "),
      ),
    );
  }

  return {
    /** Whether a query can be answered with what has been read already. */
    isWarm: (text) =>
      splitTerms(text).every((term) =>
        shortest(variants.expand(term)).flatMap(phrasesOf).every(finder.has),
      ),

    async search(text) {
      const terms = splitTerms(text);
      if (!terms.length) return NOTHING;
      const found = await Promise.all(terms.map((term) => findTerm(finder, variants, term)));
      const fits = found.map((term) => term.fits).reduce(intersect);
      if (fits.size) {
        const forms = found.flatMap((term) => term.forms);
        return { ...NOTHING, pages: inOrder(fits).map(([page]) => page), forms };
      }
      const missing = found.filter((term) => !term.fits.size).map(({ term }) => term);
      if (missing.some(isSentence)) {
        const sentence = await findSentence(terms);
        if (sentence.pages.length) return { ...NOTHING, near: [groupOf(sentence)] };
      }
      return { ...NOTHING, suggestions: await suggest(terms, missing) };
    },
  };
}
