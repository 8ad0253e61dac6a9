/* A sentence that stands nowhere as written → the cases that hold most of what it asks for. */
(function () {
  "use strict";
  const jirei = (globalThis.jirei = globalThis.jirei || {});
  const { tokenize } = jirei.text;

  const LEAST_LENGTH = 6;
  const LEAST_COVERAGE = 0.45; // of a case, of the weight of all that is asked for
  const NEAR_BEST = 0.6; // of the best case's score
  const MOST_PAGES = 20;

  // What carries the meaning: runs of kanji, katakana or Latin letters, and what okurigana join.
  const WORD = /[\p{Script=Han}々]+|[ァ-ヺー]{2,}|[a-z0-9]+(?:[-_&+'][a-z0-9]+)*/gu;
  const PARTICLES = /[のをにはがでともへやかな]/u;
  const HIRAGANA = /^[ぁ-ゖ]{2}$/u;
  const WRITTEN = /[ぁ-ゖ]/u;

  /** Whether a term reads like a sentence: words with hiragana between them. */
  function isSentence(term) {
    return (
      Array.from(term).length >= LEAST_LENGTH &&
      WRITTEN.test(term) &&
      (term.match(WORD) ?? []).length >= 2
    );
  }

  /** The parts of a sentence that a page may hold: each a phrase with its length in characters. */
  function listParts(sentence) {
    const parts = new Map();
    const add = (text) => {
      if (!parts.has(text)) parts.set(text, { phrase: tokenize(text), length: text.length });
    };
    for (const [word] of sentence.matchAll(WORD)) if (word.length > 1) add(word);
    for (let at = 0; at + 1 < sentence.length; at += 1) {
      const pair = sentence.slice(at, at + 2);
      const isWord = /^[\p{L}\p{N}]{2}$/u.test(pair) && !/[a-z0-9]/.test(pair);
      if (isWord && !HIRAGANA.test(pair) && !PARTICLES.test(pair)) add(pair);
    }
    return [...parts.entries()].map(([text, part]) => ({ text, ...part }));
  }

  /** `findSentence(terms)` gives the fits of a sentence, best first, and the words it found. */
  jirei.openSentences = (finder, { pages, ignored }) => {
    const rarity = (count) => Math.log(1 + (pages - count + 0.5) / (count + 0.5));

    return async function findSentence(terms) {
      const sentence = ignored.reduce((text, word) => text.replaceAll(word, " "), terms.join(" "));
      const parts = listParts(sentence);
      await finder.need(parts.flatMap(({ phrase }) => phrase));
      const fits = new Map();
      const forms = [];
      let whole = 0;
      for (const { text, phrase, length } of parts) {
        const found = finder.findPhrase(phrase);
        const worth = rarity(found.size) * (length - 1);
        whole += worth;
        if (found.size && length > 1) forms.push(text);
        for (const [page, { score }] of found) {
          const had = fits.get(page) ?? { covered: 0, score: 0 };
          fits.set(page, { covered: had.covered + worth, score: had.score + score });
        }
      }
      const ranked = [...fits]
        .map(([page, { covered, score }]) => {
          const coverage = covered / whole;
          return { page, coverage, score: score * coverage * coverage };
        })
        .sort((one, other) => other.score - one.score || one.page - other.page);
      const best = ranked[0]?.score ?? 0;
      const found = ranked
        .filter(({ coverage, score }) => coverage >= LEAST_COVERAGE && score >= best * NEAR_BEST)
        .slice(0, MOST_PAGES);
      return { pages: found.map(({ page }) => page), forms };
    };
  };

  jirei.isSentence = isSentence;
})();
