// A sentence that stands nowhere as written → the cases that say most of what it says.
import { makeReason } from "./answer.js";
import { tokenize } from "./text.js";

/** @import { Group } from "./answer.js" */
/** @import { Places, Rows } from "./rows.js" */
/** @import { Variants } from "./variants.js" */
/**
 * A word of a sentence: what it is worth, and the tokens of its forms.
 * @typedef {{ worth: number, forms: { form: string, tokens: string[] }[] }} Word
 */
/** @typedef {{ value: number, isWhole: boolean, rows: Places }} Part */
/** @typedef {{ place: number, part: Part, value: number }} Hit */

// What carries the meaning: runs of kanji, of katakana or of Latin letters; kanji with hiragana
// between them; a kanji alone before a particle; the start of a verb.
const KANJI = "[\\p{Script=Han}々]";
const PARTICLE = "[のをにはがでともへや]";
const ANY = Infinity;
// `most` signs: a run of kanji is found as a whole, of which those of one kanji are taken.
const WORDS = [
  { worth: 1, most: ANY, pattern: `${KANJI}{2,}|[ァ-ヺー]{2,}|[a-z0-9]{2,}(?:[-_&+'][a-z0-9]+)*` },
  { worth: 1, most: ANY, pattern: `${KANJI}+(?:(?!${PARTICLE})[ぁ-ゖ]${KANJI}+)+` },
  { worth: 0.7, most: 1, pattern: `${KANJI}+(?=${PARTICLE})` },
  { worth: 0.5, most: 2, pattern: `${KANJI}+(?!${PARTICLE})[ぁ-ゖ]` },
].map(({ pattern, ...word }) => ({ ...word, pattern: new RegExp(pattern, "gu") }));
const CASE_PARTICLE = /[をがはへ]|で(?!の)|に(?![よお関対つ])/u;
const HIRAGANA = /[ぁ-ゖ]/u;
const LATIN = /^[a-z0-9]/;
const LEAST_LENGTH = 7;

const PART_OF_WORD = 0.4; // what the pairs of a word count where a case has it not as a whole
const PASSAGE = 80; // characters that are read as one thought
const SATURATION = 2; // so many times a word counts half of what it can

// A case is shown if it has so many of the words, and of their worth so large a share: fewer
// where particles show that it is a sentence, and not a name that the collection does not know.
const LEAST = { sentence: { words: 1, coverage: 0.3 }, name: { words: 2, coverage: 0.85 } };
const NEAR_BEST = 0.5; // of the best case's score
const MOST_PAGES = 20;

/** @param {string} text */
const isLong = (text) => text.length > 1;
/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
// Title and points say what a case is about; the weights are those of the index.
/** @param {number} weight */
const byPlace = (weight) => 1 + Math.log2(1 + weight) / 3;

/**
 * The words in a text, by pattern, each time that they stand there, with their worth.
 * @param {string} text
 */
function findWords(text) {
  return WORDS.flatMap(({ pattern, worth, most }) =>
    Array.from(text.matchAll(pattern), ([word]) => ({ word, worth })).filter(
      ({ word }) => Array.from(word).length <= most,
    ),
  );
}

/**
 * Whether a term reads like a sentence: words with hiragana between them.
 * @param {string} term
 */
export function isSentence(term) {
  const least = CASE_PARTICLE.test(term) ? 1 : 2;
  return term.length >= LEAST_LENGTH && HIRAGANA.test(term) && findWords(term).length >= least;
}

/**
 * The words of a sentence, each once: its worth by its length, and the tokens of its forms.
 * @param {string} sentence
 * @param {Variants} variants
 * @returns {Word[]}
 */
function listWords(sentence, { expand, words: table }) {
  /** @type {Map<string, number>} */
  const worths = new Map();
  for (const word of table) {
    if (word.length > 1 && !LATIN.test(word) && sentence.includes(word)) {
      worths.set(word, Math.sqrt(word.length - 1));
    }
  }
  for (const { word, worth } of findWords(sentence)) {
    worths.set(word, worth * Math.sqrt(Math.max(1, word.length - 1)));
  }
  return Array.from(worths, ([text, worth]) => ({
    worth,
    forms: expand(text).map((form) => ({ form, tokens: tokenize(form) })),
  }));
}

/**
 * The most that stands within one passage.
 * @param {Hit[]} hits
 */
function bestPassage(hits) {
  const inOrder = [...hits].sort((one, other) => one.place - other.place);
  let best = 0;
  let from = 0;
  inOrder.forEach(({ place }, to) => {
    while (inOrder[from].place < place - PASSAGE) from += 1;
    const values = new Map();
    for (const { part, value } of inOrder.slice(from, to + 1)) {
      values.set(part, Math.max(values.get(part) ?? 0, value));
    }
    best = Math.max(best, sum([...values.values()]));
  });
  return best;
}

/**
 * How well a page fits the parts of a sentence, of which `whole` is the worth of all words.
 * @param {number} page
 * @param {Part[]} parts
 * @param {number} whole
 * @param {{ words: number, coverage: number }} least
 */
function judge(page, parts, whole, least) {
  const had = parts.filter(({ rows }) => rows.has(page));
  const hits = had.flatMap((part) =>
    (part.rows.get(page) ?? []).map(([place, weight]) => ({
      place,
      part,
      value: part.value * byPlace(weight),
    })),
  );
  const often = had.map((part) => {
    const total = sum(hits.filter((hit) => hit.part === part).map(({ value }) => value));
    return (part.value * total) / (total + SATURATION * part.value);
  });
  const coverage = sum(had.map(({ value }) => value)) / whole;
  const words = had.filter(({ isWhole }) => isWhole).length;
  const isShown = words >= least.words && coverage >= least.coverage;
  return { page, isShown, score: sum(often) * coverage + bestPassage(hits) };
}

/**
 * `findSentence(terms)` gives the pages that fit a sentence, best first, and the words of it.
 * `pages` is how many cases there are, `ignored` what says nothing of what is sought.
 * @param {Rows} rows
 * @param {{ pages: number, ignored: string[], variants: Variants }} collection
 */
export function openSentences(rows, { pages, ignored, variants }) {
  /** @param {number} count */
  const rarity = (count) => Math.log(1 + (pages - count + 0.5) / (count + 0.5));

  /**
   * A word, and its pairs for the pages that have it not.
   * @param {Word} word
   * @returns {Generator<Part>}
   */
  function* findParts({ worth, forms }) {
    const standing = rows.find(forms.map(({ form }) => form));
    const value = rarity(standing.size) * worth;
    yield { value, isWhole: true, rows: standing };
    const first = forms[0].tokens.map(rows.placesOf);
    if (first.length < 2) return;
    for (const places of first) {
      /** @type {Places} */
      const pair = new Map();
      for (const [page, list] of places) if (!standing.has(page)) pair.set(page, [...list]);
      yield { value: (value * PART_OF_WORD) / first.length, isWhole: false, rows: pair };
    }
  }

  /**
   * @param {string} text
   * @returns {Promise<Group[]>}
   */
  return async function findSentence(text) {
    const sentence = ignored.reduce((rest, word) => rest.replaceAll(word, " "), text);
    const words = listWords(sentence, variants);
    const forms = words.flatMap((word) => word.forms);
    await rows.need(forms.map(({ form }) => form));
    const least = CASE_PARTICLE.test(sentence) ? LEAST.sentence : LEAST.name;
    const parts = words.flatMap((word) => [...findParts(word)]);
    const whole = sum(parts.filter(({ isWhole }) => isWhole).map(({ value }) => value));
    const candidates = new Set(parts.flatMap(({ rows }) => [...rows.keys()]));
    const judged = Array.from(candidates, (page) => judge(page, parts, whole, least))
      .filter(({ isShown }) => isShown)
      .sort((one, other) => other.score - one.score || one.page - other.page);
    const found = judged.filter(({ score }) => score >= judged[0].score * NEAR_BEST);
    if (!found.length) return [];
    return [
      {
        reason: makeReason("words", text, []),
        hits: found.slice(0, MOST_PAGES).map(({ page }) => ({ page, has: [], lacks: [] })),
        forms: forms.map(({ form }) => form).filter(isLong),
      },
    ];
  };
}
