/* A term that stands nowhere → words of the collection that are written almost like it. */
(function () {
  "use strict";
  const jirei = (globalThis.jirei = globalThis.jirei || {});

  const MOST = 3;
  const LATIN = /^[a-z0-9]/;

  /** How many slips of the pen a term of a length may hold. */
  const slipsOf = (length) => (length < 3 ? 0 : length < 5 ? 1 : Math.min(3, Math.floor(length / 2.5)));

  /** The part of a word that is closest to a term: { slips, start, end }, slips counted as
      changes, gaps, additions and swapped neighbours (Damerau and Levenshtein's distance). */
  function closest(term, word, mostSlips) {
    const isLatin = LATIN.test(word);
    let before = [];
    let row = Array.from({ length: word.length + 1 }, (_, at) =>
      isLatin ? { slips: at, start: 0 } : { slips: 0, start: at },
    );
    for (let line = 1; line <= term.length; line += 1) {
      const next = [{ slips: line, start: 0 }];
      let least = line;
      for (let at = 1; at <= word.length; at += 1) {
        const isSame = term[line - 1] === word[at - 1];
        let best = { slips: row[at - 1].slips + (isSame ? 0 : 1), start: row[at - 1].start };
        for (const other of [row[at], next[at - 1]]) {
          if (other.slips + 1 < best.slips) best = { slips: other.slips + 1, start: other.start };
        }
        const isSwap = line > 1 && at > 1 && term[line - 1] === word[at - 2] && term[line - 2] === word[at - 1];
        if (isSwap && before[at - 2].slips + 1 < best.slips) {
          best = { slips: before[at - 2].slips + 1, start: before[at - 2].start };
        }
        next.push(best);
        least = Math.min(least, best.slips);
      }
      if (least > mostSlips) return null;
      [before, row] = [row, next];
    }
    let found = null;
    row.forEach(({ slips, start }, end) => {
      if (!found || slips < found.slips || (slips === found.slips && end - start > found.end - found.start)) {
        found = { slips, start, end };
      }
    });
    return found;
  }

  /** The nearest words to a folded term, best first; `words` are pairs of a word and its count. */
  jirei.findNear = (term, words) => {
    const mostSlips = slipsOf(term.length);
    if (!mostSlips) return [];
    const found = new Map();
    for (const [word, count] of words) {
      if (word.length < term.length - mostSlips) continue;
      const near = closest(term, word, mostSlips);
      if (!near || near.slips > mostSlips || near.end - near.start < 2) continue;
      const text = word.slice(near.start, near.end);
      const kept = new Set(text).size && Array.from(new Set(text)).filter((sign) => term.includes(sign)).length;
      if (kept < 2 || text === term) continue;
      const had = found.get(text) ?? { text, slips: near.slips, isWhole: false, count: 0 };
      had.isWhole ||= text === word;
      had.count += count;
      found.set(text, had);
    }
    return [...found.values()]
      .sort(
        (one, other) =>
          one.slips - other.slips ||
          other.isWhole - one.isWhole ||
          Math.abs(one.text.length - term.length) - Math.abs(other.text.length - term.length) ||
          other.count - one.count,
      )
      .slice(0, MOST)
      .map(({ text }) => text);
  };
})();
