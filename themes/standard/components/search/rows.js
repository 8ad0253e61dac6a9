// Where words stand in cases, by their places: in the text, and in what officers ask.
import { tokenize } from "./text.js";

/** @import { Finder, TokenPlaces } from "./finder.js" */
/** @import { Kind } from "./shelves.js" */
/**
 * Where something stands: case → pairs of a place in it and the weight of that section.
 * @typedef {Map<number, [place: number, weight: number][]>} Places
 */
/** @typedef {ReturnType<typeof openRows>} Rows */

const FAR = 1_000_000; // behind the last place of any text
const KATAKANA = /^[ァ-ヺー]+$/u;

/**
 * Both, without a place twice.
 * @param {Places} one
 * @param {Places} other
 * @returns {Places}
 */
export function joinPlaces(one, other) {
  if (!one.size) return other;
  const both = new Map(one);
  for (const [page, places] of other) {
    both.set(page, [...new Map([...(both.get(page) ?? []), ...places])]);
  }
  return both;
}

/**
 * Where all tokens stand in a row.
 * @param {TokenPlaces[]} found
 */
function findRow(found) {
  /** @type {Places} */
  const rows = new Map();
  for (const [page, places] of found[0] ?? []) {
    const others = found.slice(1).map((token) => token.get(page));
    const starts = [...places].filter(([place]) =>
      others.every((other, at) => other?.has(place + at + 1)),
    );
    if (starts.length) rows.set(page, starts);
  }
  return rows;
}

/**
 * @param {Finder} finder
 * @param {number} count how many cases there are: their texts are the first records
 * @param {[page: number, kind: Kind][]} loose the case and the kind of each record behind them
 * @param {() => string[]} listKatakana the whole words in katakana
 */
export function openRows(finder, count, loose, listKatakana) {
  /** @type {Map<string, TokenPlaces>} */
  const tokens = new Map();
  /** @type {Map<string, Places>} */
  const forms = new Map();

  /**
   * The places of a token by case: those of what is asked lie far behind those of the text.
   * @param {string} token
   */
  function placesOf(token) {
    const known = tokens.get(token);
    if (known) return known;
    /** @type {TokenPlaces} */
    const places = new Map();
    for (const [record, own] of finder.findToken(token)) {
      if (record < count) {
        places.set(record, new Map([...own, ...(places.get(record) ?? [])]));
        continue;
      }
      const [page, kind] = loose[record - count];
      if (kind !== "asks") continue;
      const moved = /** @type {[number, number][]} */ (
        Array.from(own, ([at, weight]) => [at + FAR, weight])
      );
      places.set(page, new Map([...(places.get(page) ?? []), ...moved]));
    }
    tokens.set(token, places);
    return places;
  }

  /**
   * Where a form stands, of katakana only as a whole word: ライン is not オンライン.
   * @param {string} form
   * @returns {Places}
   */
  function findForm(form) {
    const known = forms.get(form);
    if (known) return known;
    const places = findRow(tokenize(form).map(placesOf));
    forms.set(form, places);
    if (!KATAKANA.test(form)) return places;
    for (const longer of listLonger(form)) {
      const shift = longer.indexOf(form);
      for (const [page, own] of findRow(tokenize(longer).map(placesOf))) {
        const inside = new Set(own.map(([place]) => place + shift));
        const left = (places.get(page) ?? []).filter(([place]) => !inside.has(place));
        if (left.length) places.set(page, left);
        else places.delete(page);
      }
    }
    return places;
  }

  /** @param {string} form */
  const listLonger = (form) =>
    KATAKANA.test(form)
      ? listKatakana().filter((word) => word !== form && word.includes(form))
      : [];

  return {
    placesOf,

    /**
     * Reads what is needed to find some forms.
     * @param {string[]} sought
     */
    need: (sought) =>
      finder.need([...sought, ...sought.flatMap(listLonger)].flatMap((form) => tokenize(form))),

    /**
     * Where any of several forms stands.
     * @param {string[]} sought
     */
    find: (sought) => sought.map(findForm).reduce(joinPlaces, new Map()),
  };
}
