/* The other ways to write a term: content/vocabulary/variants.yaml, years, katakana. */
(function () {
  "use strict";
  const jirei = (globalThis.jirei = globalThis.jirei || {});
  const { fold } = jirei.text;

  const MOST_FORMS = 24;
  const ALNUM = /[a-z0-9]/;

  // The first year of an era is that year itself: 1989, 2019 (昭和, 平成, 令和).
  const ERAS = [
    { name: "昭和", letter: "s", first: 1926, last: 1989 },
    { name: "平成", letter: "h", first: 1989, last: 2019 },
    { name: "令和", letter: "r", first: 2019, last: 2099 },
  ];
  const [FIRST, YEAR, FISCAL, MONTH] = ["元", "年", "度", "月"];
  const NAMES = ERAS.flatMap(({ name, letter }) => [name, `(?<![a-z0-9])${letter}(?=[${FIRST}0-9])`]);
  const DATE = new RegExp(
    `(?:(?<era>${NAMES.join("|")})(?<count>${FIRST}|[0-9]{1,2})|(?<![0-9.])(?<western>(?:19|20)[0-9]{2})(?=${YEAR}))` +
      `(?:${YEAR}(?:(?<fiscal>${FISCAL})|(?<month>[0-9]{1,2})${MONTH})?|\\.(?<point>[0-9]{1,2})(?![0-9]))?(?![0-9a-z])`,
    "u",
  );

  const KATAKANA = /[ァ-ヺー]{3,}/gu;
  const LONG = "ー";
  // After these a word such as user, counter, paper is written with or without its long mark.
  const OPEN_ENDS = /[ザタダバパマャ]/;
  const SMALL = new Map(Array.from("ァィゥェォ", (sign, at) => [sign, "アイウエオ"[at]]));
  const LARGE = new Map(Array.from(SMALL, ([small, large]) => [large, small]));
  const BEFORE_SMALL = /[ウク]/;

  /** Every choice of one from each of several lists, joined; the first choices come first. */
  function combine(lists) {
    return lists.reduce(
      (forms, list) => forms.flatMap((form) => list.map((part) => form + part)).slice(0, MOST_FORMS),
      [""],
    );
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
    const goesOn = (one, other) => ALNUM.test(term[one] ?? "") && ALNUM.test(term[other] ?? "");
    return !goesOn(at - 1, at) && !goesOn(end - 1, end);
  }

  /** The ways to write the first date of a form: 令和5年, 2023年, R5 and so on. */
  function byYear(form) {
    const found = DATE.exec(form);
    if (!found) return [];
    const { era, count, western, fiscal, month, point } = found.groups;
    const given = ERAS.find(({ name, letter }) => era === name || era === letter);
    const number = count === FIRST ? 1 : Number(count);
    const year = given ? given.first + number - 1 : Number(western);
    const end = fiscal ? YEAR + FISCAL : YEAR;
    const monthNumber = month ?? point;
    const forms = [`${year}${end}${monthNumber ? monthNumber + MONTH : ""}`];
    for (const { name, letter, first, last } of ERAS) {
      const nth = year - first + 1;
      if (nth < 1 || year > last) continue;
      for (const shown of nth === 1 ? [FIRST, "1"] : [String(nth)]) {
        forms.push(`${name}${shown}${end}${monthNumber ? monthNumber + MONTH : ""}`);
        if (monthNumber) forms.push(`${letter}${shown}.${monthNumber}`);
        else if (fiscal) forms.push(`${letter}${shown}${end}`);
        else if (nth > 3 || shown === FIRST) forms.push(letter + shown);
        // H3 alone would find H30, too.
        else forms.push(letter + shown + YEAR, `${letter}${shown}.`);
      }
    }
    const [before, after] = [form.slice(0, found.index), form.slice(found.index + found[0].length)];
    return forms.map((date) => before + date + after);
  }

  /** The ways to write the katakana of a form: long marks left out or added, small vowels. */
  function byKatakana(form) {
    const forms = [];
    for (const { 0: run, index } of form.matchAll(KATAKANA)) {
      const end = index + run.length;
      const put = (at, text) => forms.push(form.slice(0, at) + text + form.slice(at + 1));
      for (let at = index; at < end; at += 1) {
        const [before, sign, after] = [form[at - 1], form[at], form[at + 1]];
        const written = at - index;
        const isLast = at === end - 1;
        if (sign === LONG && written >= 3 && (isLast || OPEN_ENDS.test(before))) put(at, "");
        if (written && SMALL.has(sign) && BEFORE_SMALL.test(before)) put(at, SMALL.get(sign));
        if (written && LARGE.has(sign) && BEFORE_SMALL.test(before)) put(at, LARGE.get(sign));
        // At the end of a term nothing is added: what is found goes on as it likes.
        const goesOn = isLast ? end < form.length : end - at > 2 && after !== LONG;
        if (written >= 2 && OPEN_ENDS.test(sign) && goesOn) put(at, sign + LONG);
      }
    }
    return forms;
  }

  /** `expand(term)` gives the folded term and its other forms; `expand.words` is the table's. */
  jirei.openVariants = (groups) => {
    const others = new Map();
    for (const group of groups) {
      const words = group.map(fold);
      for (const word of words) {
        others.set(word, [...(others.get(word) ?? []), ...words.filter((other) => other !== word)]);
      }
    }
    const words = [...others.keys()].sort((one, other) => other.length - one.length);
    const table = { words, others };
    const expand = (term) => {
      const forms = byTable(term, table);
      const dated = forms.flatMap(byYear);
      return [...new Set([...forms, ...dated, ...forms.flatMap(byKatakana)])].slice(0, MOST_FORMS);
    };
    return Object.assign(expand, { words });
  };
})();
