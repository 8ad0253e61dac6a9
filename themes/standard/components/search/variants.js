// The other ways to write a term: content/vocabulary/variants.yaml, years, katakana.
import { AMOUNT, readAmount, writeAmount, writeDigits } from "./numerals.js";

/** @import { Spoken } from "./spoken.js" */
/**
 * Words of one meaning: those that stand in the collection, and those that are only asked for.
 * @typedef {[present: string[], asked: string[]]} Group
 */
/** @typedef {{ words: string[], others: Map<string, string[]> }} Table */
/**
 * `expand(term)` gives the folded term and its other forms, `guess(term)` forms to try where none
 * of these stands anywhere, `words` the words of the table; `need` reads what `expand` needs for some
 * terms, `has` says whether that has been read.
 * @typedef {{
 *   words: string[],
 *   guess(term: string): string[],
 *   expand(term: string): string[],
 *   need(terms: string[]): Promise<unknown>,
 *   has(term: string): boolean,
 * }} Variants
 */
/** @typedef {{ name: string, letter: string, first: number, last: number }} Era */
/** @typedef {{ name: string, short: string, isOpen: boolean }} YearForm */

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
const NAMES = ERAS.map(({ name }) => name).join("|");
const LETTERS = ERAS.map(({ letter }) => letter).join("");
// A letter or a western year stands at the start or after a sign that is not of its word.
const ERA_YEAR = [
  `(?:(?<era>${NAMES})|(?<word>^|[^a-z0-9])(?<letter>[${LETTERS}])(?=[${FIRST}0-9]))`,
  `(?<count>${FIRST}|[0-9]{1,2})`,
].join("");
const WESTERN_YEAR = `(?<number>^|[^0-9.])(?<western>(?:19|20)[0-9]{2})(?=${YEAR}|[./-][0-9]{1,2}(?![0-9]))`;
const REST = [
  `${YEAR}(?<fiscal>${FISCAL})`,
  `${YEAR}(?<month>[0-9]{1,2})${MONTH}`,
  YEAR,
  "[./-]0?(?<point>[0-9]{1,2})(?![0-9])(?:[./-]0?(?<day>[0-9]{1,2})(?![0-9]))?",
].join("|");
const DATE = new RegExp(`(?:${ERA_YEAR}|${WESTERN_YEAR})(?:${REST})?(?![0-9a-z])`, "u");

const SUM = new RegExp(`${AMOUNT}円`, "u");
const PHONE = /^(?:tel:?|電話:?)?(0[0-9()-]{9,13})番?$/u;
const KATAKANA = /[ァ-ヺー]{3,}/gu;
const LONG = "ー";
// Whoever has a word without its last long mark finds it with the mark, too.
const LAST_MARK = /[ァ-ヺー]{3}ー$/u;
// With these end user, counter, paper and the like, written with or without a long mark.
const OPEN_ENDS = /[ザタダバパマャ]/;
const SMALL = new Map(Array.from("ァィゥェォ", (sign, at) => [sign, "アイウエオ"[at]]));
const LARGE = new Map(Array.from(SMALL, ([small, large]) => [large, small]));
const BEFORE_SMALL = /[ウク]/;

// Katakana that are typed or scanned for kanji.
const KANJI_LIKE = new Map(Array.from("ロニエカタハトチー", (sign, at) => [sign, "口二工力夕八卜千一"[at]]));
const LOOKALIKE = /([一-鿿])([ロニエカタハトチー])(?![ァ-ヺー])/gu;

/**
 * Every choice of one from each of several lists, joined; the first choices come first.
 * @param {string[][]} lists
 */
function combine(lists) {
  /** @type {(forms: string[], list: string[]) => string[]} */
  const join = (forms, list) => forms.flatMap((form) => list.map((part) => form + part));
  return lists.reduce((forms, list) => join(forms, list).slice(0, MOST_FORMS), [""]);
}

/**
 * The forms of a term by the table: each word of a group stands for all words of it.
 * @param {string} term
 * @param {Table} table
 */
function byTable(term, table) {
  /** @type {string[][]} */
  const lists = [];
  for (let at = 0; at < term.length; ) {
    const start = at;
    const word = table.words.find((found) => standsAt(term, found, start));
    lists.push(word ? [word, ...(table.others.get(word) ?? [])] : [term[at]]);
    at += word ? word.length : 1;
  }
  return combine(lists);
}

/**
 * Whether a word stands at a place of a term: a Latin word only as a whole.
 * @param {string} term
 * @param {string} word
 * @param {number} at
 */
function standsAt(term, word, at) {
  if (!term.startsWith(word, at)) return false;
  const end = at + word.length;
  /** @type {(inside: number, outside: number) => boolean} */
  const goesOn = (inside, outside) =>
    LATIN.test(term[inside]) && LATIN_WORD.test(term[outside] ?? "");
  return !goesOn(at, at - 1) && !goesOn(end - 1, end);
}

/**
 * The ways to write a year in an era: 2019 is 平成31, or 令和元 or 1.
 * @param {Era} era
 * @param {number} year
 * @returns {YearForm[]}
 */
function yearsIn({ name, letter, first }, year) {
  const counts = year === first ? [FIRST, "1"] : [String(year - first + 1)];
  // H3 alone would find H30, too.
  const isOpen = (/** @type {string} */ count) => Number(count) < 4;
  return counts.map((count) => ({ name: name + count, short: letter + count, isOpen: isOpen(count) }));
}

/**
 * The ways to write a date in years of eras and in its western year.
 * @param {YearForm[]} years
 * @param {{ year: number, fiscal?: string, month?: string }} date
 */
function writeDate(years, { year, fiscal, month }) {
  if (month) {
    const end = `${YEAR}${month}${MONTH}`;
    return [year + end, ...years.flatMap(({ name, short }) => [name + end, `${short}.${month}`])];
  }
  if (fiscal) {
    const end = YEAR + FISCAL;
    return [year + end, ...years.flatMap(({ name, short }) => [name + end, short + end])];
  }
  /** @param {YearForm} form */
  const short = (form) => (form.isOpen ? [form.short + YEAR, `${form.short}.`] : [form.short]);
  return [year + YEAR, ...years.flatMap((form) => [form.name + YEAR, ...short(form)])];
}

/**
 * The first date of a text.
 * @param {string} text
 */
export function readDate(text) {
  const found = DATE.exec(text);
  if (!found?.groups) return null;
  const { era, letter, count, western, fiscal, month, point } = found.groups;
  const given = ERAS.find((known) => known.name === era || known.letter === letter);
  const year = given ? given.first - 1 + (count === FIRST ? 1 : Number(count)) : Number(western);
  return { found, given, year, isFiscal: fiscal !== undefined, month: Number(month ?? point ?? 0) };
}

/**
 * The forms of a term by its first date: 令和5年, 2023年, R5 and so on.
 * @param {string} form
 */
function byYear(form) {
  const date = readDate(form);
  if (!date?.found.groups) return [];
  const { found, given, year } = date;
  const { fiscal, month, point, day } = date.found.groups;
  // 令和元年 is 2019年, but not 平成31年; 2019年 is both.
  const eras = given ? [given] : ERAS.filter(({ first, last }) => first <= year && year <= last);
  const years = eras.flatMap((known) => yearsIn(known, year));
  const { word, number } = date.found.groups;
  const before = form.slice(0, found.index) + (word ?? number ?? "");
  const after = (day ? `${day}日` : "") + form.slice(found.index + found[0].length);
  return writeDate(years, { year, fiscal, month: month ?? point }).map(
    (written) => before + written + after,
  );
}

/**
 * A telephone number as it may be printed: 0868542985 is 0868-54-2985.
 * @param {string} form
 */
function byPhone(form) {
  const found = PHONE.exec(form);
  if (!found) return [];
  const digits = found[1].replace(/[()-]/g, "");
  if (digits.length < 10) return [];
  const areas = digits.length === 11 ? [3] : [2, 3, 4, 5];
  return areas.map((area) =>
    [digits.slice(0, area), digits.slice(area, -4), digits.slice(-4)].join("-"),
  );
}

/**
 * The forms of a term by its first sum of money: 3万6千円 is 36000円.
 * @param {string} form
 */
function byAmount(form) {
  const found = SUM.exec(form);
  if (!found) return [];
  const { value } = readAmount(found[0]);
  const others = Number.isSafeInteger(value) ? writeAmount(value) : [];
  return others.map((other) => form.replace(found[0], () => `${other}円`));
}

/**
 * Guesses at katakana that stands nowhere as written: long marks, small and large vowels.
 * @param {string} form
 */
function guessKatakana(form) {
  /** @type {string[]} */
  const guesses = [];
  /** @type {(at: number, text: string) => void} */
  const put = (at, text) => void guesses.push(form.slice(0, at) + text + form.slice(at + 1));
  for (const { 0: run, index } of form.matchAll(KATAKANA)) {
    for (let at = index + 1; at < index + run.length; at += 1) {
      const [before, sign, after] = [form[at - 1], form[at], form[at + 1]];
      const [large, small] = [SMALL.get(sign), LARGE.get(sign)];
      if (sign === LONG) put(at, "");
      else if (after !== LONG && OPEN_ENDS.test(sign)) put(at, sign + LONG);
      if (large) put(at, large);
      if (small && BEFORE_SMALL.test(before)) put(at, small);
    }
  }
  return guesses;
}

/**
 * A term with kanji for the katakana that look like them, where these stand beside kanji: 窓ロ.
 * @param {string} term
 */
function guessKanji(term) {
  const guess = term.replace(LOOKALIKE, (_, before, sign) => before + KANJI_LIKE.get(sign));
  return guess === term ? [] : [guess];
}

/**
 * Opens the table of groups; and the names by their readings, which count where a term is nothing but
 * a reading.
 * @param {Group[]} groups
 * @param {Spoken} spoken
 * @returns {Variants}
 */
export function openVariants(groups, { has, need, namesOf }) {
  /** @type {Map<string, string[]>} */
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
    has,
    need,
    guess: (term) => [...guessKatakana(term), ...guessKanji(term)],
    expand(term) {
      const digits = writeDigits(term);
      const written = digits === term ? [term] : [term, digits];
      const forms = [
        ...written.flatMap((form) => byTable(form, table)),
        ...byPhone(term),
        ...byAmount(digits),
        ...namesOf(term),
      ];
      const marked = forms.filter((form) => LAST_MARK.test(form));
      const shorter = marked.map((form) => form.slice(0, -1));
      return [...new Set([...forms, ...forms.flatMap(byYear), ...shorter])].slice(0, MOST_FORMS);
    },
  };
}
