// A term that stands nowhere → words of the collection that are written almost like it.

/** @typedef {{ slips: number, start: number }} Cell */
/** @typedef {[word: string, count: number]} WordCount */

const MOST = 3;
const LATIN = /^[a-z0-9]/;

/**
 * How many slips of the pen a term may hold.
 * @param {string} term
 */
function slipsIn({ length }) {
  if (length < 3) return 0;
  return length < 5 ? 1 : Math.min(3, Math.floor(length / 2.5));
}

/**
 * The best way on from several cells of the table, each with what the step costs.
 * @param {...[cell: Cell, cost: number]} steps
 */
const best = (...steps) =>
  steps
    .map(([{ slips, start }, cost]) => ({ slips: slips + cost, start }))
    .reduce((one, other) => (other.slips < one.slips ? other : one));

/**
 * The part of a word that is closest to a term: { slips, start, end }. Slips are signs that are
 * changed, missing, added, or swapped with their neighbour (Damerau-Levenshtein distance).
 * @param {string} term
 * @param {string} word
 * @param {number} mostSlips
 */
function closest(term, word, mostSlips) {
  // In a Latin word a term begins where the word does, in others anywhere.
  const isLatin = LATIN.test(word);
  /** @type {Cell[]} */
  let before = [];
  let row = Array.from({ length: word.length + 1 }, (_, at) =>
    isLatin ? { slips: at, start: 0 } : { slips: 0, start: at },
  );
  for (let line = 1; line <= term.length; line += 1) {
    const next = [{ slips: line, start: 0 }];
    for (let at = 1; at <= word.length; at += 1) {
      const isSame = term[line - 1] === word[at - 1];
      /** @type {[Cell, number][]} */
      const steps = [[row[at - 1], isSame ? 0 : 1], [row[at], 1], [next[at - 1], 1]];
      const isSwap = term[line - 1] === word[at - 2] && term[line - 2] === word[at - 1];
      if (line > 1 && at > 1 && isSwap) steps.push([before[at - 2], 1]);
      next.push(best(...steps));
    }
    if (next.every(({ slips }) => slips > mostSlips)) return null;
    [before, row] = [row, next];
  }
  const ends = row.map(({ slips, start }, end) => ({ slips, start, end }));
  return ends.reduce((one, other) => {
    const isLonger = other.end - other.start > one.end - one.start;
    return other.slips < one.slips || (other.slips === one.slips && isLonger) ? other : one;
  });
}

/**
 * How many different signs of a text stand in another.
 * @param {string} text
 * @param {string} other
 */
const countShared = (text, other) =>
  Array.from(new Set(text)).filter((sign) => other.includes(sign)).length;

/**
 * The nearest words to a folded term, best first; `words` are pairs of a word and its count.
 * @param {string} term
 * @param {WordCount[]} words
 */
export function findNear(term, words) {
  const mostSlips = slipsIn(term);
  const found = new Map();
  if (!mostSlips) return [];
  for (const [word, count] of words) {
    const near = word.length < term.length - mostSlips ? null : closest(term, word, mostSlips);
    if (!near || near.slips > mostSlips) continue;
    const text = word.slice(near.start, near.end);
    if (text !== word || text === term || countShared(text, term) < 2) continue;
    const had = found.get(text) ?? { text, slips: near.slips, isWhole: false, count: 0 };
    had.isWhole ||= text === word;
    had.count += count;
    found.set(text, had);
  }
  /** @param {{ text: string }} near */
  const farther = ({ text }) => Math.abs(text.length - term.length);
  const inOrder = [...found.values()].sort(
    (one, other) =>
      one.slips - other.slips ||
      other.isWhole - one.isWhole ||
      farther(one) - farther(other) ||
      other.count - one.count,
  );
  return inOrder.slice(0, MOST).map(({ text }) => text);
}
