// What a query says of size, cost, time, region or kind of body → filters and limits.
import { AMOUNT, readAmount, writeDigits } from "./numerals.js";
import { readDate } from "./variants.js";

/**
 * What the build knows of conditions: the bands of filters with their limits, both inside, and the
 * terms of filters by the words for them.
 * @typedef {{
 *   bands: Record<string, [slug: string, low: number | null, high: number | null][]>,
 *   words: Record<string, [word: string, ...slugs: string[]][]>,
 * }} Conditions
 */
/** @typedef {{ low: number, high: number }} Limits in persons, yen, months or percent */
/**
 * A condition as it stands in a query, by the name of its filter; of a number also its limits.
 * @typedef {{ text: string, name: string, slugs: string[], limits: Limits | null }} Condition
 */

const ABOUT = 0.2; // 人口5万人 and 約100万円: so much less or more
const LESS = "以下|以内|まで|未満|を?下回る|より少ない|より安い|弱|かからない";
const MORE = "以上|を?超える|を?上回る|超|から|より多い|強";
const LOOSE = "くらい|ぐらい|程度|前後|規模|ほど|台";
const END = `(?<end>${LESS}|${MORE}|${LOOSE})?`;
const JOIN = "[のがはをで、:\\s]*";
// The lower end of a range: 10万〜 of 10万〜30万人, 100万円から of 100万円から500万円.
const FROM = `(?:(?<from>${AMOUNT})[人円%割年]?(?:か月|ヶ月|カ月)?(?:以上|から|~|-)約?)?`;
const RUNNING = "(?:^|\\s)[月年]に?(?=約?[0-9])|/[月年]|月額|月々|年額|年間|毎月|毎年|ランニング(?:コスト)?|維持費用?|運用費用?|運用コスト|保守費用?|利用料";
const INITIAL = "イニシャル(?:コスト)?|初期(?:費用|コスト|投資)?|導入(?:費用?|経費|コスト)?|総事業費|事業費|費用|予算|コスト|経費|金額|税込|税抜";

// A sum that is saved is none that is spent: 250万円削減.
const SAVED = `(?!(?:${LESS}|${MORE}|${LOOSE})?${JOIN}(?:経費|費用|コスト|の)*(?:削減|縮減|節約|節減|減(?:った|少|らし|額)|軽減|浮))`;

/** The numbers that a query may name; what stands before them may say of what they are. */
const PATTERNS = [
  {
    name: "population",
    pattern: `(?:人口(?:規模)?${JOIN})?約?${FROM}(?<amount>${AMOUNT})人(?:口)?${END}`,
    /** @type {(text: string, value: number) => boolean} */
    isMeant: (text, value) => /人口/u.test(text) || value >= 1000,
  },
  { name: "population", pattern: `人口(?:規模)?${JOIN}約?${FROM}(?<amount>${AMOUNT})${END}` },
  {
    name: "running",
    pattern: `(?:(?:${RUNNING})${JOIN})+約?${FROM}(?<amount>${AMOUNT})円${END}${SAVED}(?:の(?:${RUNNING}))?|約?(?<amount2>${AMOUNT})円(?<end2>${LESS}|${MORE}|${LOOSE})?${JOIN}(?:${RUNNING})`,
  },
  {
    name: "cost",
    pattern: `(?:${INITIAL})?${JOIN}約?${FROM}(?<amount>${AMOUNT})円${END}${SAVED}(?:の(?:${INITIAL}))?`,
  },
  {
    name: "duration",
    pattern: `(?:導入(?:まで|期間)?|期間|準備)?${JOIN}約?(?:${FROM}(?<amount>[0-9]+(?:\\.[0-9]+)?)(?<unit>か月|ヶ月|カ月|箇月|年(?!度|[0-9]|[のにから]*(?:導入|開始|から|に))半?|週間|日間)|(?<half>半年))(?:間)?${END}`,
    /** @type {(text: string, value: number) => boolean} */
    isMeant: (text, value) => value <= 120 && !/[0-9]{4}年|(?:令和|平成|昭和|[rhs])[0-9]+年/u.test(text),
  },
  {
    name: "change",
    pattern: `${FROM}(?<amount>[0-9]+(?:\\.[0-9]+)?)(?<unit>%|パーセント|割)${END}${JOIN}(?:の?(?:時間|コスト|費用|経費|業務|人員|待ち時間|作業)(?:時間)?の?)?(?:削減|減(?:らす|少)?|短縮|カット|軽減|縮減)`,
  },
];
const FREE = /(?<before>イニシャル(?:コスト)?|初期費用|ランニング(?:コスト)?|月額|維持費|運用費)?[のがはを]*(?<free>無料|無償|[0〇零]円|ゼロ円|ただで|費用なし|費用ゼロ|(?:お金|費用|コスト)(?:をかけず|がかからない))/u;
const START = /以降|以後|以前|(?:から|より|に)?(?:の)?(?:運用|利用|本格|正式)?(?:を)?(?:導入|開始|稼働|始め|始ま|スタート|リリース)(?:した|された|る|の)?|から(?=[のは\s]|$)/u;
const RUNNING_WORD = new RegExp(RUNNING, "u");
const UNITS = new Map([["年", 12], ["年半", 12], ["週間", 0.25], ["日間", 1 / 30], ["割", 10]]);
// Of one sign, or what lies within one: 道内, but not of 水道内.
const SHORT = /^.内?$/u;
const UP_TO = new RegExp(`^(?:${LESS})$`, "u");
const HALVED = /半減|半分に(?:削減|短縮|減らす)/u;

/**
 * The lower end of a range, in the scale and the unit of the upper one where that is more: 1〜2億円,
 * but 6か月〜1年.
 * @param {string} from
 * @param {string} amount
 * @param {number} factor
 * @param {number} most
 */
function lowerEnd(from, amount, factor, most) {
  const scaled = from + (/[^0-9.]*$/u.exec(amount)?.[0] ?? "");
  const ends = [readAmount(scaled).value * factor, readAmount(from).value * factor];
  return ends.find((end) => end <= most) ?? readAmount(from).value;
}

/**
 * The limits that an amount and what stands behind it name. 半年で means that it took no longer,
 * 50%削減 that much or more.
 * @param {string} name
 * @param {number} value
 * @param {number} step
 * @param {string} end
 * @returns {Limits}
 */
function limitsOf(name, value, step, end) {
  if (name === "change" && !UP_TO.test(end)) return { low: value, high: Infinity };
  if (name === "duration" && !end) return { low: 0, high: value };
  if (/未満|下回|少ない|安い|弱/u.test(end)) return { low: 0, high: value - 0.001 };
  if (UP_TO.test(end)) return { low: 0, high: value };
  if (/^(?:超|を?超える|を?上回る|より多い)$/u.test(end)) return { low: value + 0.001, high: Infinity };
  if (new RegExp(`^(?:${MORE})$`, "u").test(end)) return { low: value, high: Infinity };
  if (end === "台") return { low: value, high: value + step - 0.001 };
  return { low: value * (1 - ABOUT), high: value * (1 + ABOUT) };
}

/**
 * The bands of a filter that limits reach into.
 * @param {Conditions["bands"][string]} bands
 * @param {Limits} limits
 */
const bandsWithin = (bands, { low, high }) =>
  bands
    .filter(([, least, most]) => (least ?? 0) <= high && (most ?? Infinity) >= low)
    .map(([slug]) => slug);

/**
 * The numbers of a text that are conditions, the first of each filter.
 * @param {string} text
 * @param {Conditions["bands"]} bands
 * @returns {Condition[]}
 */
function findNumbers(text, bands) {
  /** @type {Condition[]} */
  const found = [];
  let rest = text;
  for (const { name, pattern, isMeant } of PATTERNS) {
    const match = new RegExp(pattern, "u").exec(rest);
    if (!match?.groups || !bands[name]) continue;
    const { from, amount, amount2, unit, half, end, end2 } = match.groups;
    const read = half ? { value: 6, step: 1 } : readAmount(amount ?? amount2);
    const monthly = name === "running" && /月/u.test(match[0]) ? 12 : 1;
    const factor = (half ? 1 : (UNITS.get(unit) ?? 1)) * monthly;
    const value = read.value * factor + (unit === "年半" ? 6 : 0);
    if (isMeant && !isMeant(match[0], value)) continue;
    const limits = limitsOf(name, value, read.step * factor, end ?? end2 ?? "");
    if (from) Object.assign(limits, { low: lowerEnd(from, amount, factor, value), high: value });
    const own = match[0].trim();
    found.push({ text: own, name, slugs: bandsWithin(bands[name], limits), limits });
    rest = rest.replace(own, " ");
  }
  return found;
}

/**
 * When what is sought was introduced, in year and month: 202304.
 * @param {string} text
 * @returns {Condition[]}
 */
function findStart(text) {
  const start = START.exec(text);
  const date = start && readDate(text);
  if (!date) return [];
  const { found, year, isFiscal, month } = date;
  const first = year * 100 + (month || (isFiscal ? 4 : 0));
  const last = month ? first : isFiscal ? (year + 1) * 100 + 3 : year * 100 + 12;
  const from = text.indexOf(found[0].trim());
  if (start.index < from) return [];
  const own = text.slice(from, start.index + start[0].length);
  const limits = {
    low: /以前$/u.test(own) ? 0 : first,
    high: /以[降後]$/u.test(own) ? Infinity : last,
  };
  return [{ text: own, name: "introduced", slugs: [], limits }];
}

/**
 * Whether a word stands in a text as a condition: a short one only apart from other words.
 * @param {string} text
 * @param {string} word
 */
function isNamed(text, word) {
  if (!SHORT.test(word)) return text.includes(word);
  return new RegExp(`(?:^|[の\\s])${word}(?=$|[のでにが\\s])`, "u").test(text);
}

/**
 * @param {Conditions} conditions
 * @param {(name: string) => boolean} hasFilter
 */
export function openConditions({ bands, words }, hasFilter) {
  const known = Object.fromEntries(Object.entries(bands).filter(([name]) => hasFilter(name)));
  const named = Object.entries(words)
    .filter(([name]) => hasFilter(name))
    .flatMap(([name, rows]) => rows.map(([word, ...slugs]) => ({ name, word, slugs })))
    .sort((one, other) => other.word.length - one.word.length);

  /**
   * The conditions that stand in a folded text, and the text without them.
   * @param {string} folded
   * @returns {{ found: Condition[], rest: string }}
   */
  return function findConditions(folded) {
    const text = writeDigits(folded).replace(HALVED, "50%削減");
    const starts = findStart(text);
    // 5年 of 令和5年 is not how long something took.
    const date = starts[0]?.text ?? readDate(text)?.found[0];
    const undated = date ? text.replace(date, " ") : text;
    const found = [...starts, ...findNumbers(undated, known)];
    let rest = found.reduce((left, { text: own }) => left.replace(own, " "), text);
    const free = FREE.exec(rest);
    if (free?.groups) {
      const name = RUNNING_WORD.test(free.groups.before ?? "") ? "running" : "cost";
      if (known[name]) {
        found.push({ text: free[0], name, slugs: ["none"], limits: null });
        rest = rest.replace(free[0], " ");
      }
    }
    for (const { name, word, slugs } of named) {
      if (found.some((other) => other.name === name) || !isNamed(rest, word)) continue;
      found.push({ text: word, name, slugs, limits: null });
      rest = rest.replace(word, " ");
    }
    return { found, rest };
  };
}
