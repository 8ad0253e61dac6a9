// A term that stands nowhere as written → the cheapest ways to cut it into words that do.

/** @import { Fits } from "./finder.js" */
/** @typedef {"written" | "synonym" | "reading" | "english" | "spelling" | "gap"} PartKind */
/**
 * A part of a term: as typed, the words it is sought by, and the cases that have one of them;
 * a gap stands nowhere.
 * @typedef {{
 *   kind: PartKind, typed: string, words: string[], forms: string[], fits: Fits,
 * }} Part
 */
/** @typedef {{ parts: Part[], cost: number }} Path */
/** @typedef {{ from: number, to: number, part: Part | null, cost: number }} Edge no part: no matter */

const MOST_PATHS = 6;

// A date and a number with what it counts are one run; so is what is written in one script.
const RUN = new RegExp(
  [
    "(?:令和|平成|昭和|[rhs])?(?:元|[0-9]+)年(?:度|[0-9]+月(?:[0-9]+日)?)?",
    "[0-9]+(?:\\.[0-9]+)?(?:[十百千万億]*(?:円|人|時間|件|回|枚|台|か所|箇所)|か月|ヶ月|年度|[一-鿿%])",
    "[a-z0-9]+(?:[-_.&+'][a-z0-9]+)*",
    "[ァ-ヺー]+",
    "[ぁ-ゖ]+",
    "[一-鿿々ヶ]+",
    "[^]",
  ].join("|"),
  "gu",
);
const SEEN_THROUGH = /^[\s\p{P}\p{S}]+$/u;
// What is put to a word and changes little of what is sought: 印刷費, 契約書, 効率化.
const AFFIX = /^[化等用的性者書費率課係室部局館所時中新各全無非再未内外後前別毎型式版案数量額料代金員人名券証票表簿届品物紙機器力度法上下間]$/u;
const HIRAGANA = /^[ぁ-ゖ]+$/u;

/**
 * The runs of one script in a term, as places.
 * @param {string} term
 * @returns {[from: number, to: number][]}
 */
export const findRuns = (term) =>
  Array.from(term.matchAll(RUN), ({ 0: run, index }) => [index, index + run.length]);

/**
 * What a run costs that is left out: particles and endings little, a word that stands nowhere much.
 * @param {string} text
 * @param {boolean} isInside a longer run
 */
function costOfGap(text, isInside) {
  if (SEEN_THROUGH.test(text)) return 0.1;
  if (HIRAGANA.test(text)) return 0.1 + 0.25 * text.length;
  return isInside && AFFIX.test(text) ? 0.5 : 1.6 + 0.6 * text.length;
}

/**
 * The cheapest ways, in order; of those with the same parts one.
 * @param {Path[]} paths
 */
function takeCheapest(paths) {
  /** @type {Path[]} */
  const taken = [];
  for (const path of paths.sort((one, other) => one.cost - other.cost)) {
    const isKnown = taken.some(
      ({ parts }) =>
        parts.length === path.parts.length && parts.every((part, at) => part === path.parts[at]),
    );
    if (!isKnown) taken.push(path);
    if (taken.length === MOST_PATHS) break;
  }
  return taken;
}

/**
 * The ways through a term of a length, cheapest first.
 * @param {Edge[]} edges
 * @param {number} length
 * @returns {Path[]}
 */
export function findPaths(edges, length) {
  /** @type {Path[][]} */
  const best = Array.from({ length: length + 1 }, () => []);
  best[0] = [{ parts: [], cost: 0 }];
  const starts = Array.from({ length }, () => /** @type {Edge[]} */ ([]));
  for (const edge of edges) starts[edge.from].push(edge);
  for (let at = 0; at < length; at += 1) {
    for (const path of takeCheapest(best[at])) {
      for (const { to, part, cost } of starts[at]) {
        best[to].push({ parts: part ? [...path.parts, part] : path.parts, cost: path.cost + cost });
      }
    }
  }
  return takeCheapest(best[length]);
}

/**
 * The edges over what is left out: every run, and every sign within one that words may leave over.
 * @param {string} term
 * @returns {Edge[]}
 */
export function findGaps(term) {
  /** @type {Edge[]} */
  const gaps = [];
  for (const [start, end] of findRuns(term)) {
    for (let from = start; from < end; from += 1) {
      for (let to = from + 1; to <= end; to += 1) {
        const text = term.slice(from, to);
        const cost = costOfGap(text, end - start > 2);
        const isSilent = cost < 1.5 || HIRAGANA.test(text);
        /** @type {Part} */
        const part = { kind: "gap", typed: text, words: [], forms: [], fits: new Map() };
        gaps.push({ from, to, cost, part: isSilent ? null : part });
      }
    }
  }
  return gaps;
}
