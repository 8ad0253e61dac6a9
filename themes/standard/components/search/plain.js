// Pagefind's index read without WebAssembly, where that is switched off. What it answers is what
// Pagefind 1.5.2 does: tests/search/test_plain.py compares both.
import { decodeCbor } from "./cbor.js";
import { openRanking } from "./ranking.js";

/** @import { Index } from "./finder.js" */
/** @import { Read } from "./pack.js" */
/** @import { IndexWord, Term, WordPages } from "./ranking.js" */

const CHARACTER_LENGTH = 4; // letters for a character; a pair begins with those of its first

/**
 * The pages and places of a word. Each page counts from the one before it; a number below 0 is the
 * weight of the places that follow, of which each counts from the one before it.
 * @param {[step: number, numbers: number[]][]} coded
 */
function unfold(coded) {
  /** @type {WordPages} */
  const pages = new Map();
  let page = 0;
  for (const [step, numbers] of coded) {
    page += step;
    /** @type {[place: number, weight: number][]} */
    const places = [];
    let weight = 0;
    let place = 0;
    for (const number of numbers) {
      place = number < 0 ? 0 : place + number;
      if (number < 0) weight = -1 - number;
      else places.push([place, weight]);
    }
    pages.set(page, places);
  }
  return pages;
}

/**
 * Whether words stand in a row on a page.
 * @param {IndexWord[]} words
 * @param {number} page
 */
function areInRow(words, page) {
  const [first, ...others] = words.map(({ pages }) => pages.get(page) ?? []);
  const rest = others.map((places) => new Set(places.map(([place]) => place)));
  return first.some(([place]) => rest.every((places, at) => places.has(place + at + 1)));
}

/** The words that have been read, by the tokens that find them. */
function openWords() {
  /** @type {Map<string, IndexWord[]>} */
  const found = new Map();

  /** @param {string} token */
  const get = (token) => found.get(token)?.find(({ text }) => text === token);

  return {
    get,

    /** @param {IndexWord} word */
    add(word) {
      for (const token of new Set([word.text, word.text.slice(0, -CHARACTER_LENGTH)])) {
        const words = found.get(token);
        if (words) words.push(word);
        else found.set(token, [word]);
      }
    },

    /**
     * A single character finds its pairs too, and a pair that stands nowhere its first character.
     * @param {string} token
     */
    find(token) {
      const character = get(token.slice(0, -CHARACTER_LENGTH));
      return found.get(token) ?? (character ? [character] : []);
    },
  };
}

/**
 * Opens the index; the engine's file is not read for it.
 * @param {Read} read
 * @returns {Promise<Index>}
 */
export async function openPlain(read) {
  const [, cases] = decodeCbor("meta", await read("meta", "cases"));
  const rankPage = openRanking(cases);
  const words = openWords();

  return {
    findExact(tokens) {
      const found = tokens.map(words.get).filter((word) => word !== undefined);
      if (found.length < tokens.length) return [];
      const pages = [...found[0].pages.keys()].filter((page) => areInRow(found, page));
      return pages.map((page) => cases[page][0]);
    },

    rank(tokens) {
      /** @type {Term[]} */
      const terms = Array.from(new Set(tokens), (token) => {
        const found = words.find(token);
        return {
          token,
          times: tokens.filter((other) => other === token).length,
          words: found,
          pages: new Set(found.flatMap(({ pages }) => [...pages.keys()])),
        };
      });
      const [first, ...others] = terms.map(({ pages }) => pages);
      const pages = [...first].filter((page) => others.every((having) => having.has(page)));
      return pages.map((page) => rankPage(page, terms));
    },

    take(name, content) {
      for (const [text, coded] of decodeCbor(name, content)[0]) {
        words.add({ text, pages: unfold(coded) });
      }
    },
  };
}
