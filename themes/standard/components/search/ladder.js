// Clauses that no case holds as written → the cases that come near, each group with its reason.
import { fromRomaji } from "./kana.js";
import { makeReason } from "./answer.js";
import { inOrder, intersect } from "./shelves.js";

/** @import { Group, NearHit, Reason } from "./answer.js" */
/** @import { Fits } from "./finder.js" */
/** @import { Part, Path } from "./lattice.js" */
/** @import { Lexicon } from "./lexicon.js" */
/**
 * A clause of a query, and the cases that hold it.
 * @typedef {{ typed: string, fits: Fits, forms: string[], isQuoted: boolean }} Clause
 */

/** @typedef {{ groups: Group[], suggestions: string[] }} Climbed */

const LATIN = /^[a-z][a-z0-9'āīūēōâîûêô -]*$/;
const MOST_CLIMBS = 12;
// Of the worth of all words: less where several are there than where it is one, of few cases.
const LEAST_COVERAGE = { several: 0.55, one: 0.75 };
const FEW = 5;
const MOST_NEAR = 20;
const MOST_SUGGESTIONS = 3;
const MOST_GROUPS = 3;
const ENOUGH = 5; // cases, after which no other way is shown
/** @type {Climbed} */
const FOUND_NOTHING = { groups: [], suggestions: [] };
const MOST_NAMED = 3; // words that stand for one part
/** Which reason names a way that has parts of several kinds. */
const KINDS = /** @type {const} */ (["spelling", "reading", "english", "synonym"]);

/**
 * The reason for cases that have all of some parts.
 * @param {Part[]} parts
 * @param {string} term
 * @returns {Reason}
 */
function reasonOf(parts, term) {
  const kind = KINDS.find((known) => parts.some((part) => part.kind === known));
  const words = [...new Set(parts.flatMap(({ words: own }) => own.slice(0, MOST_NAMED)))];
  const name = kind ?? (words.length > 2 ? "all" : words.length > 1 ? "both" : "one");
  return makeReason(name, term, words);
}

/**
 * The cases that have most of some parts, by how rare these are.
 * @param {Part[]} parts
 * @param {number} count how many cases there are
 * @returns {NearHit[]}
 */
export function weighParts(parts, count) {
  /** @param {Part} part */
  const worthOf = ({ fits, typed }) =>
    Math.log(1 + (count - fits.size + 0.5) / (fits.size + 0.5)) * Math.sqrt(typed.length);
  const worths = new Map(parts.map((part) => [part, worthOf(part)]));
  /** @type {(some: Part[]) => number} */
  const sum = (some) => some.reduce((total, part) => total + (worths.get(part) ?? 0), 0);
  const whole = sum(parts);
  const pages = new Set(parts.flatMap(({ fits }) => [...fits.keys()]));
  return Array.from(pages, (page) => {
    const had = parts.filter(({ fits }) => fits.has(page));
    const weight = had.reduce((total, { fits }) => total + (fits.get(page)?.weight ?? 0), 0);
    return { page, had, coverage: sum(had) / whole, weight };
  })
    .filter(({ had, coverage }) =>
      had.length > 1
        ? coverage >= LEAST_COVERAGE.several
        : coverage >= LEAST_COVERAGE.one && had[0].fits.size <= FEW,
    )
    .sort(
      (one, other) =>
        other.coverage - one.coverage || other.weight - one.weight || one.page - other.page,
    )
    .slice(0, MOST_NEAR)
    .map(({ page, had }) => ({
      page,
      has: had.map(({ typed }) => typed),
      lacks: parts.filter((part) => !had.includes(part)).map(({ typed }) => typed),
    }));
}

/**
 * The query with the words that are meant in place of those that are misspelt or not converted.
 * @param {Path} path
 * @param {string} term
 */
function suggest({ parts }, term) {
  const mended = parts.filter(({ kind }) => kind === "spelling" || kind === "reading");
  if (!mended.length) return [];
  const choices = mended.map(({ words }) => words.length);
  return Array.from({ length: Math.min(MOST_SUGGESTIONS, Math.max(...choices)) }, (_, at) =>
    mended.reduce((text, { typed, words }) => text.replace(typed, words[Math.min(at, words.length - 1)]), term),
  );
}

/**
 * @param {ReturnType<typeof import("./resolve.js").openResolver>} resolver
 * @param {Lexicon} lexicon
 * @param {number} count how many cases there are
 */
export function openLadder(resolver, lexicon, count) {
  /**
   * The ways to read a clause.
   * @param {Clause} clause
   * @returns {Promise<Path[]>}
   */
  async function read({ typed, fits, forms, isQuoted }) {
    /** @type {Part} */
    const part = { kind: "written", typed, words: [typed], forms, fits };
    if (fits.size) return [{ parts: [part], cost: 0 }];
    if (isQuoted) return [];
    const kana = LATIN.test(typed) && !lexicon.fromEnglish(typed.split(/[^a-z0-9]+/)).length ? fromRomaji(typed) : "";
    const paths = kana ? await resolver.resolve(kana, true) : [];
    const whole = paths.filter(({ parts }) => parts.every(({ kind }) => kind !== "gap"));
    return whole.length ? whole : resolver.resolve(typed);
  }

  /**
   * The ways to read a whole query, the surest first.
   * @param {Path[][]} choices
   */
  function combine(choices) {
    const paths = choices.reduce((heads, tails) =>
      heads
        .flatMap((head) =>
          tails.map((tail) => ({ parts: [...head.parts, ...tail.parts], cost: head.cost + tail.cost })),
        )
        .sort((one, other) => one.cost - other.cost)
        .slice(0, MOST_CLIMBS),
    );
    return paths;
  }

  /**
   * The cases that have all parts.
   * @param {Path} path
   * @param {string} term
   * @returns {Group | null}
   */
  function findAll({ parts }, term) {
    if (!parts.length || parts.some(({ kind }) => kind === "gap")) return null;
    const fits = parts.map((part) => part.fits).reduce(intersect);
    if (!fits.size) return null;
    return {
      reason: reasonOf(parts, term),
      hits: inOrder(fits).map((page) => ({ page, has: [], lacks: [] })),
      forms: parts.flatMap(({ forms }) => forms),
    };
  }

  /**
   * English words together name what has all of them in its address: smart lock.
   * @param {Clause[]} clauses
   */
  function readEnglish(clauses) {
    const isEnglish = clauses.every(({ typed, isQuoted }) => LATIN.test(typed) && !isQuoted);
    if (clauses.length < 2 || !isEnglish) return null;
    const part = resolver.readEnglish(clauses.map(({ typed }) => typed));
    return part && findAll({ parts: [part], cost: 0 }, part.typed);
  }

  return {
    /**
     * The cases that come near, and what may be meant in place of what is written.
     * @param {Clause[]} clauses
     * @returns {Promise<Climbed>}
     */
    async climb(clauses) {
      const english = readEnglish(clauses);
      if (english) return { groups: [english], suggestions: [] };
      const choices = await Promise.all(clauses.map(read));
      if (choices.some((paths) => !paths.length)) return FOUND_NOTHING;
      const term = clauses.map(({ typed }) => typed).join(" ");
      const paths = combine(choices);
      /** @type {Climbed} */
      const climbed = { groups: [], suggestions: [] };
      for (const path of paths) {
        const filled = await resolver.fill(path);
        const group = findAll(filled, term);
        if (!group) continue;
        climbed.groups.push(group);
        climbed.suggestions.push(...suggest(filled, term));
        if (climbed.groups.length >= MOST_GROUPS || group.hits.length >= ENOUGH) break;
      }
      if (climbed.groups.length) return climbed;
      const { parts } = await resolver.fill(paths[0]);
      const hits = weighParts(parts, count);
      if (!hits.length) return FOUND_NOTHING;
      const group = {
        reason: makeReason("some", term, []),
        hits,
        forms: parts.flatMap(({ forms }) => forms),
      };
      return { groups: [group], suggestions: [] };
    },
  };
}
