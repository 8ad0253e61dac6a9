// A term that stands nowhere → words of the collection that are written almost like it.

/** @typedef {[word: string, count: number]} WordCount */

const MOST = 3;
const KANJI = /^[一-鿿々ヶ]+$/u;

/**
 * How many slips of the pen a term may hold: of kanji, each of which says more, fewer.
 * @param {string} term
 */
function slipsIn(term) {
  const { length } = term;
  if (length < 3) return 0;
  if (KANJI.test(term)) return length < 7 ? 1 : 2;
  return length < 5 ? 1 : Math.min(3, Math.floor(length / 2.5));
}

/**
 * How many signs are changed, missing, added, or swapped with their neighbour (Damerau-Levenshtein
 * distance); Infinity where there are more than `most`.
 * @param {string} term
 * @param {string} word
 * @param {number} most
 */
function countSlips(term, word, most) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let line = 1; line <= term.length; line += 1) {
    const next = [line];
    for (let at = 1; at <= word.length; at += 1) {
      const isSame = term[line - 1] === word[at - 1];
      next[at] = Math.min(row[at - 1] + (isSame ? 0 : 1), row[at] + 1, next[at - 1] + 1);
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

/** @param {string} text */
const countKanji = (text) => text.match(/[一-鿿々ヶ]/gu)?.length ?? 0;

/**
 * The whole words nearest to a folded term, best first; what is only a part of it is no slip.
 * @param {string} term
 * @param {WordCount[]} words
 */
export function findNear(term, words) {
  const most = slipsIn(term);
  if (!most) return [];
  /** @type {{ word: string, slips: number, count: number }[]} */
  const found = [];
  for (const [word, count] of words) {
    if (Math.abs(word.length - term.length) > most || term.includes(word)) continue;
    if (countShared(word, term) < 2 || Math.abs(countKanji(word) - countKanji(term)) > 1) continue;
    const slips = countSlips(term, word, most);
    if (slips <= most) found.push({ word, slips, count });
  }
  const fewest = Math.min(...found.map(({ slips }) => slips));
  return found
    .filter(({ slips }) => slips === fewest)
    .sort((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1))
    .slice(0, MOST)
    .map(({ word }) => word);
}
