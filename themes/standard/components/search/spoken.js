// The names that are read as a term is: 会津若松 for あいづわかまつ.
import { toKatakana } from "./kana.js";

/** @import { Read } from "./pack.js" */
/** @typedef {ReturnType<typeof openSpoken>} Spoken */

const KATAKANA = /^[ァ-ヺー]+$/u;

/**
 * Seeks each term in the one pack in which its reading may lie; that is read when it is needed.
 * @param {Read} read
 * @param {[reading: string, name: string][]} packs each with its first reading
 */
export function openSpoken(read, packs) {
  /** @type {Map<string, Map<string, string[]>>} */
  const opened = new Map();

  /**
   * The pack for a term; none where the term is no reading.
   * @param {string} term
   */
  function packOf(term) {
    const reading = toKatakana(term);
    const pack = KATAKANA.test(reading) && packs.findLast(([first]) => first <= reading);
    return pack ? pack[1] : "";
  }

  /** @param {string} pack */
  async function open(pack) {
    /** @type {[reading: string, ...names: string[]][]} */
    const rows = await read.json(pack);
    opened.set(pack, new Map(rows.map(([reading, ...names]) => [reading, names])));
  }

  /** @param {string} term */
  const has = (term) => !packOf(term) || opened.has(packOf(term));

  return {
    /** Whether what has the names of a term has been read. */
    has,

    /**
     * Reads what has the names of some terms.
     * @param {string[]} terms
     */
    need: (terms) =>
      Promise.all(Array.from(new Set(terms.filter((term) => !has(term)).map(packOf)), open)),

    /** @param {string} term */
    namesOf: (term) => opened.get(packOf(term))?.get(toKatakana(term)) ?? [],
  };
}
