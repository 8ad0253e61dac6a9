// A sentence in a reader's own words → the cases that say the same, in whatever words.
// generator/search/meaning.py makes the packs; generator/search/near_words.py cuts texts in the same
// way, and a test compares both.

/** @import { Read } from "./pack.js" */
/**
 * A word, and the rows of the table of near words that it comes near, with their closeness: those
 * that are meanings of the collection.
 * @typedef {[word: string, ...ties: number[]]} Row
 */
/**
 * Words, and the meanings that each comes near: their numbers and closeness.
 * @typedef {{ has(word: string): boolean, get(word: string): number[] | undefined }} Words
 */
/**
 * The pack of what the cases say: its meanings, rows of the table and names that it does not have;
 * for each case its sentences, each the steps between the numbers of its meanings; the packs of
 * words, each with the sign with which its first word begins.
 * @typedef {{
 *   senses: (number | string)[],
 *   cases: number[][][],
 *   needs: number[][],
 *   words: [sign: string, name: string][],
 * }} Said
 */
/** `typed` is "" for a part of a word. @typedef {{ worth: number, near: Map<number, number>, typed: string }} Part */
/** @typedef {{ text: string, isKnown: boolean, isTorn: boolean }} Piece */
/**
 * A case that says something of a text: 1 is all of it in one sentence, 1.75 in three, were they
 * short; the words of the text that it says, in whatever words, and those that it does not.
 * @typedef {{ page: number, score: number, has: string[], lacks: string[] }} Saying
 */
/**
 * The cases that say something of a text, best first, how much of it each need says, and the words
 * of the text that come near nothing that any case says.
 * @typedef {{ cases: Saying[], needs: number[], unknown: string[] }} Ranked
 */

const WORD_SIGNS = 12; // at most
const BEGINS = /([a-z0-9]+|[ァ-ヺー]+)|[一-龥々]/y;
const RUNS = /[a-z0-9]+|[ァ-ヺー]+|[一-龥々]+/g;
const UNKNOWN = /[a-z0-9]{2,}|[ァ-ヺー]{2,}|[一-龥々]{2,}/g;
const ONE_KANJI = /^[一-龥々]$/;
const WITHIN_LATIN = /[a-z0-9]{2}/y;
const STEPS = 16; // the number of a row or a meaning and the tenths of a closeness are one number
const OWN_TENTHS = 10;
const NO_MEANING = -1;
const BEST = [1, 0.5, 0.25]; // what the best sentences of a case count
const SAID = 0.4; // the closeness from which a word is said by another
const LENGTH = 0.02; // what each meaning of a sentence takes from it: it may say other things

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * What a pattern finds at a place.
 * @param {RegExp} pattern
 * @param {string} text
 * @param {number} at
 */
function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * The longest known word that begins at a place; "" is none.
 * @param {string} text
 * @param {number} at
 * @param {{ has(word: string): boolean }} known
 */
function findLongest(text, at, known) {
  for (let end = Math.min(text.length, at + WORD_SIGNS); end > at; end -= 1) {
    const word = text.slice(at, end);
    if (known.has(word) && !matchAt(WITHIN_LATIN, text, end - 1)) return word;
  }
  return "";
}

/**
 * Whether a kanji alone stands beside another: both are of a longer word that is not known, 図書館.
 * @param {string} piece
 * @param {number} at
 * @param {string[]} pieces
 */
const isTorn = (piece, at, pieces) =>
  ONE_KANJI.test(piece) &&
  (ONE_KANJI.test(pieces[at - 1] ?? "") || ONE_KANJI.test(pieces[at + 1] ?? ""));

/**
 * A folded text in pieces, in order: known words, at each place the longest, and what is between
 * them. `read` gives the words with a sign.
 * @param {string} text
 * @param {(sign: string) => Promise<{ has(word: string): boolean }>} read
 * @returns {Promise<Piece[]>}
 */
async function cutPieces(text, read) {
  /** @type {string[]} */
  const pieces = [];
  const words = new Set();
  for (let at = 0; at < text.length; ) {
    const begin = matchAt(BEGINS, text, at);
    const word = begin ? findLongest(text, at, await read(text[at])) : "";
    const piece = word || (begin?.[1] ?? text[at]);
    pieces.push(piece);
    if (word) words.add(word);
    at += piece.length;
  }
  return pieces.map((piece, at) => ({
    text: piece,
    isKnown: words.has(piece),
    isTorn: isTorn(piece, at, pieces),
  }));
}

/**
 * The known words of a folded text.
 * @param {string} text
 * @param {(sign: string) => Promise<{ has(word: string): boolean }>} read
 */
export async function cutWords(text, read) {
  const pieces = await cutPieces(text, read);
  return pieces.filter(({ isKnown }) => isKnown).map((piece) => piece.text);
}

/**
 * What stands between the known words and is a word itself: 図書館 where none of the cases has it.
 * @param {Piece[]} pieces
 */
const listUnknown = (pieces) =>
  pieces
    .map(({ text, isKnown, isTorn: isPart }) => (isKnown && !isPart ? " " : text))
    .join("")
    .match(UNKNOWN) ?? [];

/**
 * The numbers to which steps lead.
 * @param {number[]} steps
 */
function addUp(steps) {
  let at = 0;
  return steps.map((step) => (at += step));
}

/**
 * How close a sentence comes to each part of a text.
 * @param {number[]} sentence
 * @param {Part[]} parts
 */
const compare = (sentence, parts) =>
  parts.map(({ near }) => Math.max(0, ...sentence.map((meaning) => near.get(meaning) ?? 0)));

/**
 * How well a sentence says the parts of a text.
 * @param {number[]} sentence
 * @param {Part[]} parts
 */
function judge(sentence, parts) {
  const close = compare(sentence, parts);
  return sum(parts.map(({ worth }, at) => worth * close[at])) / (1 + LENGTH * sentence.length);
}

/**
 * What makes words of the rows of a pack, and of all names.
 * @param {Said["senses"]} senses
 */
function openSenses(senses) {
  const numbers = new Map(senses.map((sense, number) => [sense, number]));

  /** @param {number} tie */
  const renumber = (tie) => STEPS * (numbers.get(Math.floor(tie / STEPS)) ?? NaN) + (tie % STEPS);

  /** @type {(word: string) => number[] | undefined} */
  function getName(word) {
    const number = numbers.get(word);
    return number === undefined ? number : [STEPS * number + OWN_TENTHS];
  }

  /** @type {(rows: Row[]) => Words} */
  return function openRows(rows) {
    const words = new Map(rows.map(([word, ...ties]) => [word, ties.map(renumber)]));
    return {
      has: (word) => words.has(word) || numbers.has(word),
      get: (word) => words.get(word) ?? getName(word),
    };
  };
}

/**
 * `readWords(sign)` gives the words that begin with a sign, among others.
 * @param {Read} read
 * @param {Said} said
 */
function openWords(read, { senses, words: packs }) {
  const openRows = openSenses(senses);
  /** @type {Map<string, Promise<Words>>} */
  const opened = new Map();

  /**
   * @param {string} sign
   * @returns {Promise<Words>}
   */
  return async function readWords(sign) {
    const name = packs.findLast(([first]) => first <= sign)?.[1];
    if (!name) return openRows([]);
    const known = opened.get(name);
    if (known) return known;
    const words = read.json(name).then(openRows);
    words.catch(() => opened.delete(name));
    opened.set(name, words);
    return words;
  };
}

/**
 * How many cases say each meaning.
 * @param {number[][][]} cases
 */
function countCases(cases) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const meaning of cases.flatMap((sentences) => [...new Set(sentences.flat())])) {
    counts.set(meaning, (counts.get(meaning) ?? 0) + 1);
  }
  return counts;
}

/**
 * What a word says, worth the more the fewer cases say it.
 * @param {string} typed
 * @param {number[]} ties
 * @param {(meaning: number) => number} worthOf
 * @returns {Part}
 */
function weigh(typed, ties, worthOf) {
  const near = ties.map((tie) => /** @type {const} */ ([Math.floor(tie / STEPS), tie % STEPS]));
  const [own] = near.find(([, tenths]) => tenths === OWN_TENTHS) ?? [NO_MEANING];
  return {
    typed,
    worth: worthOf(own),
    near: new Map(near.map(([meaning, tenths]) => [meaning, tenths / OWN_TENTHS])),
  };
}

/**
 * What a case says of the parts of a text.
 * @param {number[][]} sentences
 * @param {number} page
 * @param {Part[]} parts
 * @returns {Saying}
 */
function hear(sentences, page, parts) {
  const best = sentences.map((sentence) => judge(sentence, parts)).sort((a, b) => b - a);
  const close = compare(sentences.flat(), parts);
  return {
    page,
    score: sum(BEST.map((share, at) => share * (best[at] ?? 0))) / worthOfAll(parts),
    has: parts.filter(({ typed }, at) => typed && close[at] >= SAID).map(({ typed }) => typed),
    lacks: parts.filter(({ typed }, at) => typed && close[at] < SAID).map(({ typed }) => typed),
  };
}

/** @param {Part[]} parts */
const worthOfAll = (parts) => sum(parts.map(({ worth }) => worth)) || 1;

/**
 * `rank(text)` gives what the cases and the needs say of a folded text.
 * @param {Read} read
 * @param {string} name of the pack of what the cases say
 */
export async function openMeaning(read, name) {
  /** @type {Said} */
  const said = await read.json(name);
  const cases = said.cases.map((sentences) => sentences.map(addUp));
  const needs = said.needs.map(addUp);
  const counts = countCases(cases);
  const readWords = openWords(read, said);
  /** @param {number} meaning */
  const worthOf = (meaning) => {
    const count = counts.get(meaning) ?? 0;
    return Math.log(1 + (cases.length - count + 0.5) / (count + 0.5));
  };

  /**
   * @param {string} text
   * @returns {Promise<Ranked>}
   */
  return async function rank(text) {
    // Words mostly begin where a run of signs does: those are read at once, others as they are met.
    await Promise.all(Array.from(text.matchAll(RUNS), ([run]) => readWords(run[0])));
    const pieces = await cutPieces(text, readWords);
    const words = pieces.filter(({ isKnown }) => isKnown);
    const found = await Promise.all(
      words.map(async ({ text: word, isTorn: isPart }) => {
        const ties = (await readWords(word[0])).get(word) ?? [];
        return /** @type {const} */ ([ties.join(), weigh(isPart ? "" : word, ties, worthOf)]);
      }),
    );
    // Words of one meaning are one part.
    const parts = [...new Map(found).values()];
    return {
      cases: cases
        .map((sentences, page) => hear(sentences, page, parts))
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score || one.page - other.page),
      needs: needs.map((sentence) => judge(sentence, parts) / worthOfAll(parts)),
      unknown: [...new Set(listUnknown(pieces))],
    };
  };
}
