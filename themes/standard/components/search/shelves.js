// The records of the index → cases: what stands in their text, and what is kept apart from it.
import { openRows } from "./rows.js";
import { phrasesOf } from "./text.js";

/** @import { Finder, Fits } from "./finder.js" */
/** @typedef {"asks" | "links"} Kind what a record beside the text holds */
/** @typedef {[page: number, kind: Kind]} Loose the case of such a record, and its kind */
/**
 * The cases whose text holds something, and those of which only a record beside it does.
 * @typedef {{ written: Fits, asks: Fits, links: Fits }} Shelf
 */
/** @typedef {ReturnType<typeof openShelves>} Shelves */

const BEGINNING = 6; // tokens

/**
 * The cases of either, each with its better weight and score.
 * @param {Fits} one
 * @param {Fits} other
 */
export function unite(one, other) {
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
 * The cases of both, their weights and scores added.
 * @param {Fits} one
 * @param {Fits} other
 */
export function intersect(one, other) {
  /** @type {Fits} */
  const both = new Map();
  for (const [page, fit] of one) {
    const more = other.get(page);
    if (more) both.set(page, { weight: fit.weight + more.weight, score: fit.score + more.score });
  }
  return both;
}

/**
 * The cases of one that are not in the other.
 * @template T
 * @param {Map<number, T>} one
 * @param {Map<number, unknown>} other
 */
export const subtract = (one, other) => new Map([...one].filter(([page]) => !other.has(page)));

/**
 * Best first: the section a term first stands in before how often it stands there.
 * @param {Fits} fits
 */
export const inOrder = (fits) =>
  [...fits]
    .sort(
      ([page, fit], [other, better]) =>
        better.weight - fit.weight || better.score - fit.score || page - other,
    )
    .map(([page]) => page);

/**
 * The forms without those that hold a shorter one: whoever has them has that one, too.
 * @param {string[]} forms
 */
export function shortest(forms) {
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
 * Each record's fit on its shelf.
 * @param {Fits} fits
 * @param {number} count
 * @param {Loose[]} loose
 */
function sortFits(fits, count, loose) {
  /** @type {Shelf} */
  const shelf = { written: new Map(), asks: new Map(), links: new Map() };
  for (const [record, fit] of fits) {
    if (record < count) shelf.written.set(record, fit);
    else shelf[loose[record - count][1]].set(loose[record - count][0], fit);
  }
  return shelf;
}

/**
 * @param {Finder} finder
 * @param {number} count how many cases there are: their texts are the first records
 * @param {Loose[]} loose the case and the kind of each record behind them
 * @param {Map<string, string[]>} apart places with what only looks like them: 京都 in 東京都
 */
export function openShelves(finder, count, loose, apart) {
  const rows = openRows(finder, Infinity, [], (form) => apart.get(form) ?? []);

  /**
   * The cases with a phrase. Of a long one, a sentence mostly, the beginning is sought first: where
   * that stands nowhere the rest of the index need not be read.
   * @param {string[]} phrase
   */
  async function findPhrase(phrase) {
    const start = phrase.slice(0, BEGINNING);
    await finder.need(start);
    if (phrase.length > BEGINNING) {
      if (!finder.findPhrase(start).size) return new Map();
      await finder.need(phrase);
    }
    return finder.findPhrase(phrase);
  }

  /**
   * The records with a form.
   * @param {string} form
   */
  async function findForm(form) {
    const found = (await Promise.all(phrasesOf(form).map(findPhrase))).reduce(unite);
    if (!found.size || !apart.has(form)) return found;
    await rows.need([form]);
    const places = rows.find([form]);
    return new Map([...found].filter(([record]) => places.has(record)));
  }

  return {
    /**
     * The cases with any of several forms.
     * @param {string[]} forms
     */
    async find(forms) {
      const found = await Promise.all(shortest(forms).map(findForm));
      return sortFits(found.reduce(unite, new Map()), count, loose);
    },

    /**
     * Whether any of several forms can be sought with what has been read already.
     * @param {string[]} forms
     */
    has: (forms) => shortest(forms).flatMap(phrasesOf).every(finder.has),
  };
}
