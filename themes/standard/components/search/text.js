// Japanese text → the tokens that the index holds. generator/search/text.py cuts the pages in the
// same way, and a test compares both; the reasons stand there. What stands before a sign is looked
// at by capture: browsers of before 2023 do not read a script that looks behind in a pattern.

/**
 * A folded text; for each of its code units where its character starts and ends in the original.
 * @typedef {{ text: string, starts: number[], ends: number[] }} Placed
 */
/**
 * A folded text that can be searched: `words` are the places in the original where words start.
 * @typedef {Placed & { words: Set<number> }} Folded
 */
/** @typedef {[start: number, end: number]} Place */

const INVISIBLE = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u00ad\u200b-\u200f\u2060\ufeff]/gu;
// Characters that are folded already, or one character with what combines with it.
const COMBINING = "[\\p{M}\\uff9e\\uff9f]";
const PLAIN = `(?<plain>(?:[ -@[-~、。ぁ-ゖァ-ヺー一-鿿](?!${COMBINING}))+)`;
const PARTS = new RegExp(`${PLAIN}|[^]${COMBINING}*`, "gu");
const THOUSANDS = /([0-9]),(?=[0-9]{3}(?![0-9]))/g;
const JOINTS = /\s+|([a-z0-9])[-_&+'](?=[a-z])|([a-z])[-_&+'](?=[0-9])/gu;
const LATIN = /[a-z0-9]+/g;
const AFTER_POINT = /[0-9]\.$/;
const MARK = "q";
const GAP = "。";
export const BREAKS = /[。、!?…※]+/u;

/** @param {string} text */
const foldCluster = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\u301c/g, "~")
    .replace(/\u2019/g, "'");

/**
 * A text without differences of width, case, dashes, digit grouping and invisible marks.
 * @param {string} text
 */
export function fold(text) {
  return foldCluster(text.replace(INVISIBLE, "")).replace(THOUSANDS, "$1");
}

/**
 * The folded text without what a reader may leave out.
 * @param {string} text
 * @returns {Folded}
 */
export function foldWithPlaces(text) {
  let folded = "";
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  for (const { 0: found, index, groups } of text.matchAll(PARTS)) {
    const plain = groups?.plain;
    const signs = plain ?? foldCluster(found.replace(INVISIBLE, ""));
    folded += signs;
    for (let at = 0; at < signs.length; at += 1) {
      starts.push(plain ? index + at : index);
      ends.push(plain ? index + at + 1 : index + found.length);
    }
  }
  const whole = without({ text: folded, starts, ends }, THOUSANDS);
  const words = Array.from(wordStarts(whole.text), (at) => whole.starts[at]);
  return { ...without(whole, JOINTS), words: new Set(words) };
}

/**
 * The places of what a pattern finds, but for the sign that it captures before that.
 * @param {string} text
 * @param {RegExp} pattern
 * @returns {Set<number>}
 */
function placesOf(text, pattern) {
  const places = new Set();
  for (const found of text.matchAll(pattern)) {
    const before = found[1] ?? found[2] ?? "";
    for (let at = before.length; at < found[0].length; at += 1) places.add(found.index + at);
  }
  return places;
}

/**
 * Where Latin words and numbers start; 1.8 is one number.
 * @param {string} text
 * @returns {number[]}
 */
function wordStarts(text) {
  const starts = Array.from(text.matchAll(LATIN), ({ index }) => index);
  return starts.filter((start) => !AFTER_POINT.test(text.slice(Math.max(0, start - 2), start)));
}

/**
 * A folded text without what matches a pattern.
 * @param {Placed} folded
 * @param {RegExp} pattern
 * @returns {Placed}
 */
function without(folded, pattern) {
  const dropped = placesOf(folded.text, pattern);
  if (!dropped.size) return folded;
  /** @type {(sign: unknown, at: number) => boolean} */
  const keep = (_, at) => !dropped.has(at);
  return {
    text: folded.text.split("").filter(keep).join(""),
    starts: folded.starts.filter(keep),
    ends: folded.ends.filter(keep),
  };
}

/** @param {string} sign */
function encode(sign) {
  const digits = (Number(sign.codePointAt(0)) & 0xffff).toString(16).padStart(4, "0");
  return digits.replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
}

/**
 * @param {string[]} codes
 * @param {boolean[]} starts
 */
function pairUp(codes, starts) {
  if (codes.length === 1) return [codes[0]];
  return codes.slice(0, -1).map((code, at) => (starts[at] ? MARK : "") + code + codes[at + 1]);
}

/**
 * The overlapping pairs of a run; `isJoined` reads its Latin words as one word.
 * @param {string} run
 * @param {boolean} isJoined
 */
function pairRun(run, isJoined) {
  const joints = placesOf(run, JOINTS);
  const words = new Set(wordStarts(run));
  const codes = [];
  const starts = [];
  let at = 0;
  for (const sign of run) {
    if (!joints.has(at)) {
      starts.push(words.has(at) && !(isJoined && codes.length && /[-_&+'\s]/.test(run[at - 1])));
      codes.push(encode(sign));
    }
    at += sign.length;
  }
  return pairUp(codes, starts);
}

/**
 * The tokens of a folded text, in order.
 * @param {string} folded
 */
export function tokenize(folded, isJoined = false) {
  const runs = folded.split(BREAKS).filter(Boolean);
  return runs.flatMap((run, at) => [...(at ? [GAP] : []), ...pairRun(run, isJoined)]);
}

/**
 * The phrases by which the index finds a folded term: usually one.
 * @param {string} term
 */
export function phrasesOf(term) {
  const isLatin = /^[a-z0-9]/.test(term);
  if (Array.from(term).length === 1) return [[(isLatin ? MARK : "") + encode(term)]];
  const phrases = [tokenize(term), tokenize(term, true)];
  return phrases[0].join() === phrases[1].join() ? [phrases[0]] : phrases;
}

/**
 * Where a folded term stands in a folded text, as pairs of places in the original characters.
 * @param {string} term
 * @param {Folded} folded
 */
function locate(term, { text, starts, ends, words }) {
  const joints = placesOf(term, JOINTS);
  const sought = term.split("").filter((_, at) => !joints.has(at)).join("");
  /** @type {Place[]} */
  const found = [];
  if (!sought) return found;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) {
    if (!/^[a-z0-9]/.test(sought) || words.has(starts[at])) {
      found.push([starts[at], ends[at + sought.length - 1]]);
    }
  }
  return found;
}

/**
 * The marks of several forms in a folded text, in order and without overlap.
 * @param {string[]} forms
 * @param {Folded} folded
 */
export function locateAll(forms, folded) {
  const found = forms.flatMap((form) => locate(form, folded)).sort((a, b) => a[0] - b[0]);
  /** @type {Place[]} */
  const marks = [];
  for (const [start, end] of found) {
    const last = marks.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}
