// Places by name and by reading: a place of which no case tells is never taken for another.
import { fromRomaji, toKatakana } from "./kana.js";

/** @typedef {ReturnType<typeof openPlaces>} PlaceNames */

const ENDINGS = /[都道府県市区町村]$/u;
// City hall, ward office, town hall, prefectural office: the body itself.
const OFFICE = /([都道府県市区町村])(?:役所|役場|庁)/gu;

/**
 * A text with bodies in place of their offices: 神戸市役所 is 神戸市.
 * @param {string} text
 */
export const nameBodies = (text) => text.replace(OFFICE, "$1");

/**
 * @param {Record<string, string[]>} table by prefecture the reading of its stem, then each place
 *   with that of its stem
 * @param {string[]} organizations those of the collection, by their full names
 */
export function openPlaces(table, organizations) {
  const present = organizations.join(" ");
  /** @type {{ name: string, stem: string, reading: string, prefecture: string }[]} */
  const all = [];
  for (const [prefecture, [reading, ...rest]] of Object.entries(table)) {
    all.push({ name: prefecture, stem: prefecture.replace(ENDINGS, ""), reading, prefecture });
    for (let at = 0; at < rest.length; at += 2) {
      const [name, own] = rest.slice(at, at + 2);
      all.push({ name, stem: name.replace(ENDINGS, ""), reading: own, prefecture });
    }
  }
  const known = all.filter(({ name }) => present.includes(name));
  const absent = all.filter(({ name }) => !present.includes(name));

  /**
   * A text without the names of places that the collection has, which may hold others: 東京都 京都.
   * @param {string} text
   */
  const without = (text) => known.reduce((left, { name }) => left.replaceAll(name, " "), text);

  return {
    /**
     * A place that a text names and of which no case tells, with its name as it stands there.
     * @param {string} text
     */
    findAbsent(text) {
      const left = without(text);
      const named = absent
        .filter(({ name }) => name.length > 2 && left.includes(name))
        .sort((one, other) => other.name.length - one.name.length);
      if (named.length) return { ...named[0], typed: named[0].name };
      for (const word of left.split(/\s+/u)) {
        const kana = fromRomaji(word) || toKatakana(word);
        const meant = absent.find(
          ({ stem, reading }) => (stem.length > 1 && stem === word) || reading === kana,
        );
        const isKnown = known.some(({ stem, reading }) => stem === word || reading === kana);
        if (meant && !isKnown) return { ...meant, typed: word };
      }
      return null;
    },
  };
}
