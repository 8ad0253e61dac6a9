// Whether a term reads like a sentence: words with hiragana between them, not one name.

// What carries the meaning: runs of kanji, of katakana or of Latin letters; a kanji alone before a
// particle; the start of a verb.
const KANJI = "[\\p{Script=Han}々]";
const WORD = new RegExp(`${KANJI}+|[ァ-ヺー]{2,}|[a-z0-9]{2,}(?:[-_&+'][a-z0-9]+)*`, "gu");
const CASE_PARTICLE = /[をがはへ]|で(?!の)|に(?![よお関対つ])/u;
const HIRAGANA = /[ぁ-ゖ]/u;
const LEAST_LENGTH = 7;

/** @param {string} term */
export function isSentence(term) {
  const least = CASE_PARTICLE.test(term) ? 1 : 2;
  const words = term.match(WORD)?.length ?? 0;
  return term.length >= LEAST_LENGTH && HIRAGANA.test(term) && words >= least;
}
