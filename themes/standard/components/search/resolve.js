// A term that stands nowhere as written → ways to read it: in its parts, otherwise spelt, otherwise
// called.
import { findGaps, findPaths, findRuns } from "./lattice.js";
import { BY_SOUND, findNear } from "./near.js";

/** @import { Edge, Part, PartKind, Path } from "./lattice.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Fits } from "./finder.js" */
/** @import { Places, Rows } from "./rows.js" */
/** @import { Variants } from "./variants.js" */
/** @typedef {[from: number, to: number]} Span */
/** @typedef {ReturnType<typeof openWords>} Words */

const LONGEST_TERM = 48;
const LONGEST_PART = 16;
const MOST_SLIPS = 12; // spans that are compared with all words
// What a part costs by how sure it is; a cut within a run of katakana or Latin letters is torn.
const COSTS = { written: 1, reading: 1.25, synonym: 1.5, english: 1.5, spelling: 1.8, ignored: 0.4 };
const ROUGH = 0.5; // more for a part that is no known word
const TORN = 1.5;
const UNREAD = 1; // more for leaving out what is the reading of a word
// Kana, the last one perhaps typed by half: ぺーぱーれs.
// A word that ends as verbs do before a noun is mostly one with it: 待ち時間, 読み取り精度.
const STEM_END = /^[一-鿿][ぁ-ゖ][一-鿿]$/u;
const SPLIT = 0.6;
const KANA = /^[ぁ-ゖァ-ヺー]+(?:[ぁ-ゖァ-ヺー][bcdfghjkmnprstvwyz])?$/u;
const HIRAGANA = /^[ぁ-ゖー]+$/u;
const PARTICLE = /[のをにがはでとへも]/u;
const KANJI = /^[一-鿿々ヶ]+$/u;
const LATIN = /^[a-z][a-z0-9]*$/;
const SAME_SCRIPT = /(?:[ァ-ヺー]{2}|[a-z]{2}|[0-9]{2})/u;
const ENDING = /^[ぁ-ゖ]{2}[^ぁ-ゖ]/u; // its second kana ends a word and begins none
const LEAST_READ = 0.7; // of a term in kana, of which two may be the reading of anything
const MOST_JOINED = 6;
const MOST_TRIED = 200; // joined readings that are compared with what is known
const MOST_WORDS = 4; // that one part is sought by
const MARGIN = 0.2; // so much less sure than a slip, that slips are looked for

/**
 * Whether a cut at a place would tear a word of katakana or of Latin letters.
 * @param {string} term
 * @param {number} at
 */
const isTorn = (term, at) =>
  at > 0 && at < term.length && SAME_SCRIPT.test(term.slice(at - 1, at + 1));

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
 * A part whose cases are looked up when its way is taken: most are not.
 * @param {PartKind} kind
 * @param {string} typed
 * @param {string[]} words that are known to stand in the collection
 * @returns {Part}
 */
const makePart = (kind, typed, words) => ({
  kind,
  typed,
  words,
  forms: [],
  fits: new Map(),
});

/**
 * What is known of words, and where they stand.
 * @param {Rows} rows
 * @param {Variants} variants
 * @param {Lexicon} lexicon
 */
function openWords(rows, variants, lexicon) {
  const inTable = new Set(variants.words);
  /** @param {string} text */
  const isKnown = (text) => lexicon.isWord(text) || inTable.has(text);

  /**
   * The cases that have one of some words, in their text or in what their officers ask.
   * @param {string[]} words
   */
  async function findWords(words) {
    const sought = words.slice(0, MOST_WORDS);
    await variants.need(sought);
    const forms = [...new Set(sought.flatMap(variants.expand))];
    await rows.need(forms);
    return { words: sought, forms, fits: weighPlaces(rows.find(forms)) };
  }

  /**
   * Whether a text stands in the collection: what is known does.
   * @param {string} text
   */
  async function stands(text) {
    if (isKnown(text)) return true;
    const forms = /[0-9]/.test(text) ? variants.expand(text) : [text];
    await rows.need(forms);
    return rows.find(forms).size > 0;
  }

  /**
   * Of some words those that most likely stand in the collection: known ones, and what these hold.
   * @param {string[]} texts
   */
  function chooseLikely(texts) {
    const known = texts.filter(isKnown);
    const held = texts.filter(
      (text) => !isKnown(text) && lexicon.words.some(([word]) => word.includes(text)),
    );
    return [...known, ...held].slice(0, MOST_JOINED);
  }

  return { lexicon, isKnown, findWords, stands, chooseLikely };
}

/**
 * Where words may stand in a term: between the ends of runs, and where a known word ends or the
 * particle behind it.
 * @param {string} term
 * @param {Words} words
 * @returns {Span[]}
 */
function listSpans(term, { isKnown, lexicon }) {
  const runs = findRuns(term);
  const ends = new Set([0, ...runs.flat()]);
  const cuts = new Set(ends);
  /** @param {number} at */
  const isAlone = (at) => ends.has(at) && ends.has(at + 1) && KANJI.test(term[at]);
  /** @type {Span[]} */
  const spans = [];
  for (let from = 0; from < term.length; from += 1) {
    const run = runs.find(([start, end]) => start <= from && from < end);
    const inKanji = run !== undefined && KANJI.test(term.slice(...run));
    if (!cuts.has(from) && !inKanji) continue;
    if (isAlone(from)) spans.push([from, from + 1]);
    for (let to = from + 2; to <= Math.min(term.length, from + LONGEST_PART); to += 1) {
      const text = term.slice(from, to);
      const isWord =
        isKnown(text) ||
        lexicon.alike(text).length > 0 ||
        (KANA.test(text) && lexicon.readAs(text).length > 0);
      if (isWord) cuts.add(to);
      if (isWord && PARTICLE.test(term[to])) cuts.add(to + 1);
      const isSpan = isWord || KANJI.test(text) || (ends.has(from) && !HIRAGANA.test(text));
      if (isSpan) spans.push([from, to]);
    }
  }
  // What is no word itself ends where one does: 待ち時間 where 時間 ends.
  return spans.filter(([from, to]) => cuts.has(to) || KANJI.test(term.slice(from, to)));
}

/**
 * What some English words name together: the cases are known without a search.
 * @param {string[]} words
 * @param {Lexicon} lexicon
 * @returns {Part | null}
 */
function readEnglish(words, lexicon) {
  const named = lexicon.fromEnglish(words);
  if (!named.length) return null;
  /** @type {Fits} */
  const fits = new Map();
  for (const page of named.flatMap(({ pages }) => pages)) {
    fits.set(page, { weight: 1, score: (fits.get(page)?.score ?? 0) + 1 });
  }
  const names = named.map(({ name }) => name).filter(Boolean);
  return { ...makePart("english", words.join(" "), names), forms: names, fits };
}

/**
 * What a span of a term may stand for, each with its cost.
 * @param {string} term
 * @param {Span} span
 * @param {boolean} isLoose
 * @param {Words} words
 * @returns {Promise<Edge[]>}
 */
async function readSpan(term, [from, to], isLoose, { isKnown, lexicon, stands }) {
  const text = term.slice(from, to);
  const torn = (isTorn(term, from) ? TORN : 0) + (isTorn(term, to) ? TORN : 0);
  const split = from > 0 && STEM_END.test(term.slice(from - 2, from + 1)) ? SPLIT : 0;
  const kana = KANA.test(text) ? lexicon.readAs(text, isLoose) : [];
  const alike = lexicon.alike(text);
  const english = LATIN.test(text) ? readEnglish([text], lexicon) : null;
  const mayStand = isKnown(text) || (!isLoose && !HIRAGANA.test(text));
  const parts = [
    mayStand && (await stands(text)) ? makePart(isLoose ? "reading" : "written", text, [text]) : null,
    kana.length ? makePart("reading", text, kana) : null,
    alike.length ? makePart("synonym", text, alike) : null,
    english,
  ].filter((part) => part !== null);
  return parts.map((part) => {
    const rough = part.kind === "written" && !isKnown(text) ? ROUGH : 0;
    return { from, to, part, cost: COSTS[/** @type {keyof COSTS} */ (part.kind)] + rough + torn + split };
  });
}

/**
 * Words of the collection that are almost what stands between two places that words reach.
 * @param {string} term
 * @param {Edge[]} edges
 * @param {Lexicon} lexicon
 * @param {number} limit of slips
 * @returns {Edge[]}
 */
function findSlips(term, edges, lexicon, limit) {
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
    .filter(([from]) => !ENDING.test(term.slice(from - 1, from + 2)))
    .sort((one, other) => one[1] - one[0] - (other[1] - other[0]))
    .slice(0, MOST_SLIPS);
  return spans.flatMap(([from, to]) => {
    const text = term.slice(from, to);
    // What stands in the collection is no slip of the pen, but it may be one of the input method.
    const isWritten = edges.some(
      (edge) => edge.from === from && edge.to === to && edge.part?.kind === "written",
    );
    const own = isWritten ? Math.min(limit, BY_SOUND) : limit;
    const near = findNear(text, lexicon.words, lexicon.isAlike, own);
    if (!near.length) return [];
    return [{ from, to, part: makePart("spelling", text, near), cost: COSTS.spelling }];
  });
}

/**
 * Readings that stand side by side are one word where that stands: 電子|けいやく is 電子契約.
 * @param {Part[]} parts
 * @param {Words} words
 * @returns {Promise<Part | null>}
 */
async function join(parts, { stands, chooseLikely }) {
  if (parts.length < 2 || !parts.some(({ kind }) => kind === "reading")) return null;
  const all = parts
    .map((part) => part.words)
    .reduce((heads, tails) =>
      heads.flatMap((head) => tails.map((tail) => head + tail)).slice(0, MOST_TRIED),
    );
  const words = chooseLikely(all);
  const standing = await Promise.all(words.map(stands));
  const joined = words.filter((_, at) => standing[at]);
  const typed = parts.map((part) => part.typed).join("");
  return joined.length ? makePart("reading", typed, joined) : null;
}

/**
 * What may be left out of a term; less easily what is the reading of a word.
 * @param {string} term
 * @param {Lexicon} lexicon
 */
function listGaps(term, lexicon) {
  const gaps = findGaps(term);
  const read = gaps.filter(({ from, to }) => {
    const text = term.slice(from, to);
    return text.length > 2 && HIRAGANA.test(text) && lexicon.readAs(text).length > 0;
  });
  /** @type {(one: Edge, other: Edge) => boolean} */
  const holds = (one, other) => one.from <= other.from && other.to <= one.to;
  return gaps.map((gap) =>
    read.some((word) => holds(word, gap) || holds(gap, word))
      ? { ...gap, cost: gap.cost + UNREAD }
      : gap,
  );
}

/**
 * The words of a term that say nothing of what is sought.
 * @param {string} term
 * @param {string[]} ignored what says nothing of what is sought
 * @returns {Edge[]}
 */
const findIgnored = (term, ignored) =>
  ignored.flatMap((word) => {
    const from = term.indexOf(word);
    return from < 0 ? [] : [{ from, to: from + word.length, part: null, cost: COSTS.ignored }];
  });

/**
 * How many signs of a term stand for something.
 * @param {Part[]} parts
 */
const countRead = (parts) =>
  parts.reduce((sum, { kind, typed }) => sum + (kind === "gap" ? 0 : typed.length), 0);

/**
 * Whether a way leaves no word out.
 * @param {Path} path
 */
const isWhole = ({ parts }) => parts.length > 0 && parts.every(({ kind }) => kind !== "gap");

/**
 * @param {Rows} rows
 * @param {Variants} variants
 * @param {Lexicon} lexicon
 * @param {string[]} ignored what says nothing of what is sought
 */
export function openResolver(rows, variants, lexicon, ignored) {
  const words = openWords(rows, variants, lexicon);

  return {
    /** @param {string[]} typed */
    readEnglish: (typed) => readEnglish(typed, lexicon),

    /**
     * A way with the cases of its parts.
     * @param {Path} path
     * @returns {Promise<Path>}
     */
    async fill({ parts, cost }) {
      const joined = await join(parts, words);
      const filled = (joined ? [joined] : parts).map(async (part) =>
        part.fits.size || part.kind === "gap"
          ? part
          : { ...part, ...(await words.findWords(part.words)) },
      );
      return { parts: await Promise.all(filled), cost };
    },

    /**
     * The ways to read a term, the surest first; where all leave something out, with gaps.
     * @param {string} term
     * @param {{ isLoose?: boolean, mayBeMisheard?: boolean }} how loose as romaji is; with kanji of
     *   the same sound for others, though its words are known
     * @returns {Promise<Path[]>}
     */
    async resolve(term, { isLoose = false, mayBeMisheard = false } = {}) {
      if (term.length > LONGEST_TERM) return [];
      const spans = listSpans(term, words);
      const read = await Promise.all(spans.map((span) => readSpan(term, span, isLoose, words)));
      const edges = read.flat();
      const gaps = [...listGaps(term, lexicon), ...findIgnored(term, ignored)];
      let paths = findPaths([...edges, ...gaps], term.length);
      const isSure = paths.some(isWhole) && paths[0].cost <= COSTS.spelling + MARGIN;
      if (mayBeMisheard || !isSure) {
        edges.push(...findSlips(term, edges, lexicon, isSure ? BY_SOUND : Infinity));
        paths = findPaths([...edges, ...gaps], term.length);
      }
      const least = KANA.test(term) ? LEAST_READ * term.length : 1;
      return paths.filter(({ parts }) => countRead(parts) >= least);
    },
  };
}
