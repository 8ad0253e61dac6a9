// A term that stands nowhere → words of the collection that are written almost like it.

/** @typedef {[word: string, count: number]} WordCount */

const MOST = 3;
const KANJI = /^[一-鿿々ヶ]+$/u;

/** @typedef {(sign: string, other: string) => boolean} Alike whether two kanji are read alike */

// A kanji that is read as the right one is a slip of the input method: likelier than another.
const SAME_SOUND = 0.49;

/** @param {string} text */
const countKanji = (text) => text.match(/[一-鿿々ヶ]/gu)?.length ?? 0;

/** So many slips at most are those of the input method: two of them. */
export const BY_SOUND = 2 * SAME_SOUND;

/**
 * The number that a text begins with: another one is no slip.
 * @param {string} text
 */
const numberOf = (text) => /^[0-9.]*/.exec(text)?.[0];

/**
 * How many slips of the pen a term may hold: of kanji, each of which says more, fewer; in two of
 * them only slips of the input method.
 * @param {string} term
 */
function slipsIn(term) {
  const { length } = term;
  if (KANJI.test(term) && length === 2) return 0.98;
  if (length < 3) return 0;
  if (countKanji(term)) return length < 9 ? 1 : 2;
  return length < 5 ? 1 : Math.min(3, Math.floor(length / 2.5));
}

/**
 * How many signs are changed, missing, added, or swapped with their neighbour (Damerau-Levenshtein
 * distance); Infinity where there are more than `most`.
 * @param {string} term
 * @param {string} word
 * @param {number} most
 * @param {Alike} isAlike
 */
function countSlips(term, word, most, isAlike) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let line = 1; line <= term.length; line += 1) {
    const next = [line];
    for (let at = 1; at <= word.length; at += 1) {
      const [sign, other] = [term[line - 1], word[at - 1]];
      const change = sign === other ? 0 : isAlike(sign, other) ? SAME_SOUND : 1;
      next[at] = Math.min(row[at - 1] + change, row[at] + 1, next[at - 1] + 1);
      const isSwap = term[line - 1] === word[at - 2] && term[line - 2] === word[at - 1];
      if (line > 1 && isSwap) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    if (Math.min(...next) > most) return Infinity;
    [before, row] = [row, next];
  }
  return row[word.length];
}

/**
 * How many different signs of a text stand in another.
 * @param {string} text
 * @param {string} other
 */
const countShared = (text, other) =>
  Array.from(new Set(text)).filter((sign) => other.includes(sign)).length;

/**
 * The whole words nearest to a folded term, best first; what is only a part of it is no slip.
 * @param {string} term
 * @param {WordCount[]} words
 * @param {Alike} isAlike
 * @param {number} limit of slips
 */
export function findNear(term, words, isAlike, limit = Infinity) {
  const most = Math.min(slipsIn(term), limit);
  if (!most) return [];
  /** @type {{ word: string, slips: number, count: number }[]} */
  const found = [];
  const number = numberOf(term);
  for (const [word, count] of words) {
    if (Math.abs(word.length - term.length) > most || term.includes(word)) continue;
    if (numberOf(word) !== number) continue;
    if (term.length > 2 && countShared(word, term) < 2) continue;
    if (Math.abs(countKanji(word) - countKanji(term)) > 1) continue;
    const slips = countSlips(term, word, most, isAlike);
    if (slips <= most) found.push({ word, slips, count });
  }
  const fewest = Math.min(...found.map(({ slips }) => slips));
  return found
    .filter(({ slips }) => slips === fewest)
    .sort((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1))
    .slice(0, MOST)
    .map(({ word }) => word);
}
