// A term that stands nowhere as written → ways to read it: in its parts, otherwise spelt, otherwise
// called.
import { findGaps, findPaths, findRuns } from "./lattice.js";
import { findNear } from "./near.js";

/** @import { Edge, Part, PartKind, Path } from "./lattice.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Fits } from "./finder.js" */
/** @import { Places, Rows } from "./rows.js" */
/** @import { Variants } from "./variants.js" */
/** @typedef {[from: number, to: number]} Span */

const LONGEST_TERM = 48;
const LONGEST_PART = 16;
const MOST_SLIPS = 12; // spans that are compared with all words
// What a part costs by how sure it is; a cut within a run of katakana or Latin letters is torn.
const COSTS = { written: 1, reading: 1.25, synonym: 1.5, english: 1.5, spelling: 1.8, ignored: 0.4 };
const ROUGH = 0.5; // more for a part that is no known word
const TORN = 1.5;
const KANA = /^[ぁ-ゖァ-ヺー]+$/u;
const HIRAGANA = /^[ぁ-ゖー]+$/u;
const KANJI = /^[一-鿿々ヶ]+$/u;
const LATIN = /^[a-z][a-z0-9]*$/;
const SAME_SCRIPT = /(?:[ァ-ヺー]{2}|[a-z]{2}|[0-9]{2})/u;
const MOST_JOINED = 12;

/**
 * Whether a cut at a place would tear a word of katakana or of Latin letters.
 * @param {string} term
 * @param {number} at
 */
const isTorn = (term, at) => at > 0 && at < term.length && SAME_SCRIPT.test(term.slice(at - 1, at + 1));

/**
 * How well cases fit by where a part stands in them: its best section, then how often.
 * @param {Places} places
 * @returns {Fits}
 */
const weighPlaces = (places) =>
  new Map(
    Array.from(places, ([page, own]) => [
      page,
      { weight: Math.max(...own.map(([, weight]) => weight)), score: Math.log1p(own.length) },
    ]),
  );

/**
 * @param {Rows} rows
 * @param {Variants} variants
 * @param {Lexicon} lexicon
 * @param {string[]} ignored what says nothing of what is sought
 */
export function openResolver(rows, variants, lexicon, ignored) {
  const inTable = new Set(variants.words);
  /** @param {string} text */
  const isKnown = (text) => lexicon.isWord(text) || inTable.has(text);

  /**
   * What stands in a case's text or in what its officers ask.
   * @param {PartKind} kind
   * @param {string} typed
   * @param {string[]} words
   * @returns {Promise<Part | null>}
   */
  async function makePart(kind, typed, words) {
    if (!words.length) return null;
    const forms = [...new Set(words.flatMap(variants.expand))];
    await rows.need(forms);
    const fits = weighPlaces(rows.find(forms));
    return fits.size ? { kind, typed, words, forms, fits } : null;
  }

  /**
   * Where words may stand in a term: between the ends of runs, and where a known word ends.
   * @param {string} term
   * @returns {Span[]}
   */
  function listSpans(term) {
    const runs = findRuns(term);
    const ends = new Set([0, ...runs.flat()]);
    const cuts = new Set(ends);
    /** @param {number} at */
    const isAlone = (at) => ends.has(at) && ends.has(at + 1) && KANJI.test(term[at]);
    /** @type {Span[]} */
    const spans = [];
    for (let from = 0; from < term.length; from += 1) {
      const inKanji = runs.some(([start, end]) => start <= from && from < end && KANJI.test(term.slice(start, end)));
      if (!cuts.has(from) && !inKanji) continue;
      if (isAlone(from)) spans.push([from, from + 1]);
      for (let to = from + 2; to <= Math.min(term.length, from + LONGEST_PART); to += 1) {
        const text = term.slice(from, to);
        const isWord = isKnown(text) || lexicon.alike(text).length > 0 || (KANA.test(text) && lexicon.readAs(text).length > 0);
        if (isWord) cuts.add(to);
        if (isWord || (ends.has(from) && ends.has(to)) || KANJI.test(text)) spans.push([from, to]);
      }
    }
    return spans;
  }

  /**
   * What a span of a term may stand for, each with its cost.
   * @param {string} term
   * @param {Span} span
   * @param {boolean} isLoose
   * @returns {Promise<Edge[]>}
   */
  async function readSpan(term, [from, to], isLoose) {
    const text = term.slice(from, to);
    const torn = (isTorn(term, from) ? TORN : 0) + (isTorn(term, to) ? TORN : 0);
    const kana = KANA.test(text) ? lexicon.readAs(text, isLoose) : [];
    const english = LATIN.test(text) ? lexicon.fromEnglish([text]).map(({ name }) => name) : [];
    const isWritten = !HIRAGANA.test(text) || isKnown(text);
    const parts = await Promise.all([
      isWritten ? makePart("written", text, [text]) : null,
      makePart("reading", text, kana),
      makePart("synonym", text, lexicon.alike(text)),
      makePart("english", text, english),
    ]);
    return parts.flatMap((part) => {
      if (!part) return [];
      const rough = part.kind === "written" && !isKnown(text) ? ROUGH : 0;
      return [{ from, to, part, cost: COSTS[/** @type {keyof COSTS} */ (part.kind)] + rough + torn }];
    });
  }

  /**
   * Words of the collection that are almost what stands between two places that words reach.
   * @param {string} term
   * @param {Edge[]} edges
   * @returns {Promise<Edge[]>}
   */
  async function findSlips(term, edges) {
    const whole = [...edges, ...findGaps(term).filter(({ part }) => !part)];
    const reached = new Set([0]);
    const ending = new Set([term.length]);
    for (let at = 0; at <= term.length; at += 1) {
      for (const { from, to } of whole) {
        if (from === at && reached.has(from)) reached.add(to);
        if (to === term.length - at && ending.has(to)) ending.add(from);
      }
    }
    const spans = [...reached]
      .flatMap((from) => [...ending].map((to) => /** @type {Span} */ ([from, to])))
      .filter(([from, to]) => to - from > 1 && !isTorn(term, from) && !isTorn(term, to))
      .sort((one, other) => one[1] - one[0] - (other[1] - other[0]))
      .slice(0, MOST_SLIPS);
    const found = await Promise.all(
      spans.map(async ([from, to]) => {
        const text = term.slice(from, to);
        const part = await makePart("spelling", text, findNear(text, lexicon.words, lexicon.isAlike));
        return part && { from, to, part, cost: COSTS.spelling };
      }),
    );
    return found.filter((edge) => edge !== null);
  }

  /**
   * Readings that stand side by side are one word where that stands: 電子|けいやく is 電子契約.
   * @param {Path} path
   * @returns {Promise<Path>}
   */
  async function join({ parts, cost }) {
    if (parts.length < 2 || !parts.some(({ kind }) => kind === "reading")) return { parts, cost };
    const words = parts
      .map((part) => part.words)
      .reduce((heads, tails) =>
        heads.flatMap((head) => tails.map((tail) => head + tail)).slice(0, MOST_JOINED),
      );
    const typed = parts.map((part) => part.typed).join("");
    const whole = await makePart("reading", typed, words);
    if (!whole) return { parts, cost };
    const standing = await Promise.all(
      words.map(async (word) => ((await makePart("reading", typed, [word])) ? [word] : [])),
    );
    return { parts: [{ ...whole, words: standing.flat() }], cost };
  }

  /**
   * The words of a term that say nothing of what is sought.
   * @param {string} term
   * @returns {Edge[]}
   */
  const findIgnored = (term) =>
    ignored.flatMap((word) => {
      const from = term.indexOf(word);
      return from < 0 ? [] : [{ from, to: from + word.length, part: null, cost: COSTS.ignored }];
    });

  return {
    makePart,

    /**
     * The ways to read a term, the surest first; where all leave something out, with gaps.
     * @param {string} term
     * @param {boolean} isLoose as romaji is
     * @returns {Promise<Path[]>}
     */
    async resolve(term, isLoose = false) {
      if (term.length > LONGEST_TERM) return [];
      const spans = listSpans(term);
      const read = await Promise.all(spans.map((span) => readSpan(term, span, isLoose)));
      const edges = read.flat();
      const gaps = [...findGaps(term), ...findIgnored(term)];
      /** @param {Path} path */
      const isWhole = ({ parts }) => parts.length > 0 && parts.every(({ kind }) => kind !== "gap");
      let paths = findPaths([...edges, ...gaps], term.length);
      if (!paths.some(isWhole) || paths[0].cost > COSTS.spelling + 0.2) {
        edges.push(...(await findSlips(term, edges)));
        paths = findPaths([...edges, ...gaps], term.length);
      }
      const kept = paths.filter(({ parts }) => parts.some(({ kind }) => kind !== "gap"));
      return Promise.all(kept.map(join));
    },
  };
}
