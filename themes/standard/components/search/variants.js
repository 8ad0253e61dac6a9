/* The other ways to write a term: content/vocabulary/variants.yaml, years, katakana. */
(function () {
  "use strict";
  const jirei = (globalThis.jirei = globalThis.jirei || {});

  const MOST_FORMS = 24;
  const LATIN = /[a-z0-9]/;
  const LATIN_WORD = /[-a-z0-9_&+']/;

  // The first year of an era is that year itself: 1989, 2019 (昭和, 平成, 令和).
  const ERAS = [
    { name: "昭和", letter: "s", first: 1926, last: 1989 },
    { name: "平成", letter: "h", first: 1989, last: 2019 },
    { name: "令和", letter: "r", first: 2019, last: 2099 },
  ];
  const [FIRST, YEAR, FISCAL, MONTH] = ["元", "年", "度", "月"];
  const NAMES = ERAS.flatMap(({ name, letter }) => [
    name,
    `(?<![a-z0-9])${letter}(?=[${FIRST}0-9])`,
  ]);
  const ERA_YEAR = `(?<era>${NAMES.join("|")})(?<count>${FIRST}|[0-9]{1,2})`;
  const WESTERN_YEAR = `(?<![0-9.])(?<western>(?:19|20)[0-9]{2})(?=${YEAR})`;
  const REST = [
    `${YEAR}(?<fiscal>${FISCAL})`,
    `${YEAR}(?<month>[0-9]{1,2})${MONTH}`,
    YEAR,
    "\\.(?<point>[0-9]{1,2})(?![0-9])",
  ];
  const DATE = new RegExp(`(?:${ERA_YEAR}|${WESTERN_YEAR})(?:${REST.join("|")})?(?![0-9a-z])`, "u");

  const KATAKANA = /[ァ-ヺー]{3,}/gu;
  const LONG = "ー";
  // Whoever has a word without its last long mark finds it with the mark, too.
  const LAST_MARK = /[ァ-ヺー]{3}ー$/u;
  // With these end user, counter, paper and the like, written with or without a long mark.
  const OPEN_ENDS = /[ザタダバパマャ]/;
  const SMALL = new Map(Array.from("ァィゥェォ", (sign, at) => [sign, "アイウエオ"[at]]));
  const LARGE = new Map(Array.from(SMALL, ([small, large]) => [large, small]));
  const BEFORE_SMALL = /[ウク]/;

  /** Every choice of one from each of several lists, joined; the first choices come first. */
  function combine(lists) {
    const join = (forms, list) => forms.flatMap((form) => list.map((part) => form + part));
    return lists.reduce((forms, list) => join(forms, list).slice(0, MOST_FORMS), [""]);
  }

  /** The forms of a term by the table: each word of a group stands for all words of it. */
  function byTable(term, table) {
    const lists = [];
    for (let at = 0; at < term.length; ) {
      const word = table.words.find((found) => standsAt(term, found, at));
      lists.push(word ? [word, ...table.others.get(word)] : [term[at]]);
      at += word ? word.length : 1;
    }
    return combine(lists);
  }

  /** Whether a word stands at a place of a term: a Latin word only as a whole. */
  function standsAt(term, word, at) {
    if (!term.startsWith(word, at)) return false;
    const end = at + word.length;
    const goesOn = (inside, outside) =>
      LATIN.test(term[inside]) && LATIN_WORD.test(term[outside] ?? "");
    return !goesOn(at, at - 1) && !goesOn(end - 1, end);
  }

  /** The ways to write a year in an era: 2019 is 平成31, or 令和元 or 1. */
  function yearsIn({ name, letter, first }, year) {
    const counts = year === first ? [FIRST, "1"] : [String(year - first + 1)];
    // H3 alone would find H30, too.
    const isOpen = (count) => Number(count) < 4;
    return counts.map((count) => ({ name: name + count, short: letter + count, isOpen: isOpen(count) }));
  }

  /** The ways to write a date in years of eras and in its western year. */
  function writeDate(years, { year, fiscal, month }) {
    if (month) {
      const end = `${YEAR}${month}${MONTH}`;
      return [year + end, ...years.flatMap(({ name, short }) => [name + end, `${short}.${month}`])];
    }
    if (fiscal) {
      const end = YEAR + FISCAL;
      return [year + end, ...years.flatMap(({ name, short }) => [name + end, short + end])];
    }
    const short = (found) => (found.isOpen ? [found.short + YEAR, `${found.short}.`] : [found.short]);
    return [year + YEAR, ...years.flatMap((found) => [found.name + YEAR, ...short(found)])];
  }

  /** The forms of a term by its first date: 令和5年, 2023年, R5 and so on. */
  function byYear(form) {
    const found = DATE.exec(form);
    if (!found) return [];
    const { era, count, western, fiscal, month, point } = found.groups;
    const given = ERAS.find(({ name, letter }) => era === name || era === letter);
    const year = given ? given.first - 1 + (count === FIRST ? 1 : Number(count)) : Number(western);
    // 令和元年 is 2019年, but not 平成31年; 2019年 is both.
    const eras = given ? [given] : ERAS.filter(({ first, last }) => first <= year && year <= last);
    const years = eras.flatMap((found) => yearsIn(found, year));
    const after = form.slice(found.index + found[0].length);
    return writeDate(years, { year, fiscal, month: month ?? point }).map(
      (date) => form.slice(0, found.index) + date + after,
    );
  }

  /** Guesses at katakana that stands nowhere as written: long marks, small and large vowels. */
  function guessKatakana(form) {
    const guesses = [];
    for (const { 0: run, index } of form.matchAll(KATAKANA)) {
      const put = (at, text) => guesses.push(form.slice(0, at) + text + form.slice(at + 1));
      for (let at = index + 1; at < index + run.length; at += 1) {
        const [before, sign, after] = [form[at - 1], form[at], form[at + 1]];
        if (sign === LONG) put(at, "");
        else if (after !== LONG && OPEN_ENDS.test(sign)) put(at, sign + LONG);
        if (SMALL.has(sign)) put(at, SMALL.get(sign));
        if (LARGE.has(sign) && BEFORE_SMALL.test(before)) put(at, LARGE.get(sign));
      }
    }
    return guesses;
  }

  /** A term in katakana, in which readings are kept. */
  function toKatakana(term) {
    return term.replace(/[ぁ-ゖ]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60));
  }

  /** Opens the table: groups of words that stand in the collection, and words only asked for;
      and the readings of names, which count where a term is nothing but a reading.
      `expand(term)` gives the folded term and its other forms, `guess(term)` forms to try where
      none of these stands anywhere, `words` the words of the table. */
  jirei.openVariants = (groups, readings) => {
    const names = new Map(readings.map(([reading, ...read]) => [reading, read]));
    const others = new Map();
    for (const [present, asked] of groups) {
      for (const word of [...present, ...asked]) {
        const found = present.filter((other) => other !== word);
        others.set(word, [...(others.get(word) ?? []), ...found]);
      }
    }
    const words = [...others.keys()].sort((one, other) => other.length - one.length);
    const table = { words, others };
    return {
      words,
      guess: guessKatakana,
      expand(term) {
        const forms = [...byTable(term, table), ...(names.get(toKatakana(term)) ?? [])];
        const marked = forms.filter((form) => LAST_MARK.test(form));
        const shorter = marked.map((form) => form.slice(0, -1));
        return [...new Set([...forms, ...forms.flatMap(byYear), ...shorter])].slice(0, MOST_FORMS);
      },
    };
  };
})();
