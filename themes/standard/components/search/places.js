// Places by name and by reading: a place of which no case tells is never taken for another.
import { fromRomaji, toKatakana } from "./kana.js";

/** @typedef {ReturnType<typeof openPlaces>} PlaceNames */
/**
 * The pack of places: the municipalities and the region of each prefecture, and what lies beside the
 * regions of which no case tells.
 * @typedef {{
 *   places: Record<string, string[]>,
 *   regions: Record<string, string>,
 *   beside: Record<string, string[]>,
 * }} PlaceTable
 */
/**
 * A place of which no case tells: as it was typed, and where those of that name lie, prefectures
 * before regions.
 * @typedef {{ typed: string, areas: string[] }} Absent
 */

const ENDINGS = /[都道府県市区町村]$/u;
// City hall, ward office, town hall, prefectural office: the body itself.
const OFFICE = /([都道府県市区町村])(?:役所|役場|庁)/gu;

/**
 * A text with bodies in place of their offices: 神戸市役所 is 神戸市.
 * @param {string} text
 */
export const nameBodies = (text) => text.replace(OFFICE, "$1");

/**
 * @param {string} typed
 * @param {{ prefecture: string, region: string }[]} places
 * @returns {Absent}
 */
const makeAbsent = (typed, places) => ({
  typed,
  areas: [
    ...new Set([
      ...places.map(({ prefecture }) => prefecture),
      ...places.map(({ region }) => region),
    ]),
  ],
});

/**
 * Every prefecture and municipality.
 * @param {PlaceTable} table
 * @param {string[]} organizations
 */
const listPlaces = ({ places, regions }, organizations) =>
  Object.entries(places).flatMap(([prefecture, names]) =>
    [prefecture, ...names].map((name) => ({
      name,
      stem: name.replace(ENDINGS, ""),
      reading: "",
      prefecture,
      region: regions[prefecture],
      isKnown: organizations.some((full) =>
        full.startsWith(name === prefecture ? name : prefecture + name),
      ),
    })),
  );

/**
 * The longest names first, and of those the known: 南小国町 holds 小国町, 東京都市 holds 京都市.
 * @template {{ name: string, isKnown: boolean }} T
 * @param {T[]} places
 */
const inReadingOrder = (places) =>
  places
    .filter(({ name, isKnown }) => isKnown || name.length > 2)
    .sort(
      (one, other) =>
        other.name.length - one.name.length || Number(other.isKnown) - Number(one.isKnown),
    );

/**
 * @param {PlaceTable} table
 * @param {string[]} areas the words for regions, which some places share: 東北 is no town
 * @param {string[]} organizations those of the collection, by their full names
 */
export function openPlaces(table, areas, organizations) {
  const all = listPlaces(table, organizations);
  const known = all.filter(({ isKnown }) => isKnown);
  const absent = all.filter(({ isKnown }) => !isKnown);

  const named = inReadingOrder(all);

  /**
   * The name of an absent place that a text holds, and the text without the names of known ones.
   * @param {string} text
   */
  function readNames(text) {
    let left = text;
    for (const { name, isKnown } of named) {
      if (!left.includes(name)) continue;
      if (!isKnown) return { name, left };
      left = left.replaceAll(name, " ");
    }
    return { name: null, left };
  }

  return {
    /**
     * Takes the readings of the same places, when a query is in kana.
     * @param {Record<string, string[]>} readings
     */
    addReadings(readings) {
      const inOrder = Object.keys(table.places).flatMap((prefecture) => readings[prefecture]);
      all.forEach((place, at) => (place.reading = inOrder[at]));
    },

    /**
     * A place that a text names and of which no case tells, with its name as it stands there.
     * @param {string} text
     * @returns {Absent | null}
     */
    findAbsent(text) {
      const { name, left } = readNames(text);
      if (name) return makeAbsent(name, absent.filter((place) => place.name === name));
      const words = new Set([...left.split(/\s+/u), ...left.split(/[\sの]+/u)]);
      for (const word of words) {
        if (Object.hasOwn(table.beside, word)) return { typed: word, areas: table.beside[word] };
        if (areas.includes(word)) continue;
        const kana = fromRomaji(word) || toKatakana(word) || word;
        /** @type {(place: typeof all[number]) => boolean} */
        const isMeant = (place) =>
          place.name === word ||
          (place.stem.length > 1 && place.stem === word) ||
          (place.reading.length > 1 && place.reading === kana);
        const meant = absent.filter(isMeant);
        if (meant.length && !known.some(isMeant)) return makeAbsent(word, meant);
      }
      return null;
    },
  };
}
