// Numbers as they are written in Japanese: 三千, 3千万, 1億5,000万, 二〇二三.

const DIGITS = new Map(Array.from("〇一二三四五六七八九", (sign, value) => [sign, value]));
const TENS = new Map([["十", 10], ["百", 100], ["千", 1000]]);
const SCALES = new Map([["万", 10_000], ["億", 100_000_000]]);
const KANJI = "[〇一二三四五六七八九十百千]";
// Kanji are numbers only before what is counted: 一部 and 三者 are words.
const COUNTED = "(?=年|月(?!額)|日(?!本)|時間|分(?!野)|秒|週|人(?!口)|名(?!称)|件|円|万|億|割|%|回|台(?!帳)|枚|か所|箇所|か月|ヶ月|カ月|区|拠点|自治体|団体|市町)";
const KANJI_NUMBER = new RegExp(`(^|[^0-9])(${KANJI}+)${COUNTED}`, "gu");
/** An amount in digits with its scales, as a pattern. */
export const AMOUNT = "[0-9]+(?:\\.[0-9]+)?[十百千]?(?:[万億](?:[0-9]+[千百]?(?:万)?)?)?";

/**
 * The value of a number in kanji: 二十四 is 24, 二〇二三 is 2023.
 * @param {string} text
 */
function readKanji(text) {
  if (!/[十百千]/u.test(text)) return Number(Array.from(text, (sign) => DIGITS.get(sign)).join(""));
  let sum = 0;
  let digit = 0;
  for (const sign of text) {
    const ten = TENS.get(sign);
    if (ten) {
      sum += (digit || 1) * ten;
      digit = 0;
    } else digit = DIGITS.get(sign) ?? 0;
  }
  return sum + digit;
}

/**
 * A text with its numbers of kanji in digits.
 * @param {string} text
 */
export const writeDigits = (text) =>
  text.replace(KANJI_NUMBER, (_, before, kanji) => before + readKanji(kanji));

/**
 * The value of an amount, and the step of its last digit: 3千万 is 30,000,000 by 10,000,000.
 * @param {string} text
 */
export function readAmount(text) {
  let sum = 0;
  let step = 1;
  for (const { 1: number, 2: ten, 3: scale } of text.matchAll(/([0-9]+(?:\.[0-9]+)?)([十百千]?)([万億]?)/gu)) {
    const unit = (TENS.get(ten) ?? 1) * (SCALES.get(scale) ?? 1);
    sum += Number(number) * unit;
    step = unit * 10 ** (/0*$/.exec(number)?.[0].length ?? 0);
  }
  return { value: sum, step };
}

/**
 * The ways to write an amount: 36000, 36千, 3万6000 and 3万6千.
 * @param {number} value
 * @returns {string[]}
 */
export function writeAmount(value) {
  /** @type {(rest: number) => string[]} */
  const small = (rest) =>
    rest && rest % 1000 === 0 ? [String(rest), `${rest / 1000}千`] : [String(rest || "")];
  const plain = value % 1000 ? [String(value)] : [String(value), `${value / 1000}千`];
  if (value < 10_000) return plain;
  const [scale, sign] = value < 100_000_000 ? [10_000, "万"] : [100_000_000, "億"];
  const head = `${Math.floor(value / scale)}${sign}`;
  const rest = value % scale;
  const tails = rest < 10_000 ? small(rest) : writeAmount(rest).filter((tail) => tail.includes("万"));
  return [...plain, ...tails.map((tail) => head + tail)];
}
