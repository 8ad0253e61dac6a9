// Where words stand in cases, by their places: in the text, and in what officers ask.
import { tokenize } from "./text.js";

/** @import { Finder, TokenPlaces } from "./finder.js" */
/** @import { Loose } from "./shelves.js" */
/**
 * Where something stands: case → pairs of a place in it and the weight of that section.
 * @typedef {Map<number, [place: number, weight: number][]>} Places
 */
/** @typedef {ReturnType<typeof openRows>} Rows */

const FAR = 1_000_000; // behind the last place of any text

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
 * The places of tokens by case: those of what is asked lie far behind those of the text.
 * @param {Finder} finder
 * @param {number} count
 * @param {Loose[]} loose
 */
function openTokens(finder, count, loose) {
  /** @type {Map<string, TokenPlaces>} */
  const tokens = new Map();

  /** @param {string} token */
  function find(token) {
    /** @type {TokenPlaces} */
    const places = new Map();
    for (const [record, own] of finder.findToken(token)) {
      const [page, kind] = record < count ? [record, null] : loose[record - count];
      if (kind === "links") continue;
      const moved = Array.from(own, ([at, weight]) => [kind ? at + FAR : at, weight]);
      const entries = /** @type {[number, number][]} */ (moved);
      places.set(page, new Map([...(places.get(page) ?? []), ...entries]));
    }
    return places;
  }

  /** @param {string} token */
  return function placesOf(token) {
    const places = tokens.get(token) ?? find(token);
    tokens.set(token, places);
    return places;
  };
}

/**
 * @param {Finder} finder
 * @param {number} count how many cases there are: their texts are the first records
 * @param {Loose[]} loose the case and the kind of each record behind them
 * @param {(form: string) => string[]} listLonger what holds a form and is another word: オンライン
 */
export function openRows(finder, count, loose, listLonger) {
  const placesOf = openTokens(finder, count, loose);
  /** @type {Map<string, Places>} */
  const forms = new Map();

  /**
   * Where a form stands, but within what is another word.
   * @param {string} form
   * @returns {Places}
   */
  function findForm(form) {
    const known = forms.get(form);
    if (known) return known;
    const places = findRow(tokenize(form).map(placesOf));
    forms.set(form, places);
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
