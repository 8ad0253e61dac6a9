// Clauses that no case holds as written → the cases that come near, each group with its reason.
import { fromRomaji } from "./kana.js";
import { makeReason } from "./answer.js";
import { inOrder, intersect } from "./shelves.js";

/** @import { Group, NearHit, Reason } from "./answer.js" */
/** @import { Part, Path } from "./lattice.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Term } from "./operators.js" */
/** @import { FoundClause } from "./query.js" */
/**
 * Groups that have all of a query in some way, queries that may be meant, and where there is neither
 * the group that has `some` of it.
 * @typedef {{ groups: Group[], suggestions: string[], some: Group[] }} Climbed
 */
/** @typedef {ReturnType<typeof import("./resolve.js").openResolver>} Resolver */
/** @typedef {Resolver["fill"]} Fill */
/** @typedef {Path & { text: string }} Way `text` is what its parts were cut from */

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
const FOUND_NOTHING = { groups: [], suggestions: [], some: [] };
const MOST_NAMED = 3; // words that stand for one part
/** Which reason names a way that has parts of several kinds. */
const KINDS = /** @type {const} */ (["spelling", "reading", "english", "synonym"]);

/** @param {Term[]} terms those of a clause */
const nameTerms = (terms) => terms.map(({ text }) => text).join("|");

/** @param {Part} part */
const isSought = ({ kind }) => kind !== "gap";

/**
 * The reason for cases that have all of some parts.
 * @param {Part[]} parts
 * @param {string} term
 * @returns {Reason}
 */
function reasonOf(parts, term) {
  const kind = KINDS.find((known) => parts.some((part) => part.kind === known));
  const words = [...new Set(parts.flatMap(({ words: own }) => own.slice(0, MOST_NAMED)))];
  if (!words.length) return makeReason("slug", term, []);
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
 * @param {Way} way
 */
function suggest({ parts, text }) {
  const mended = parts.filter(({ kind }) => kind === "spelling" || kind === "reading");
  const most = Math.max(0, ...mended.map(({ words }) => words.length));
  /** @type {(at: number) => string} */
  const write = (at) =>
    mended.reduce((left, { typed, words }) => {
      const word = words[Math.min(at, words.length - 1)];
      // Readings of several terms may be one word.
      return left.includes(typed) ? left.replace(typed, word) : word;
    }, text);
  const written = Array.from({ length: Math.min(MOST_SUGGESTIONS, most) }, (_, at) => write(at));
  return [...new Set(written)];
}

/**
 * The ways to read a whole query, the surest first.
 * @param {Way[][]} choices
 */
const combine = (choices) =>
  choices.reduce((heads, tails) =>
    heads
      .flatMap((head) =>
        tails.map((tail) => ({
          parts: [...head.parts, ...tail.parts],
          cost: head.cost + tail.cost,
          text: `${head.text} ${tail.text}`,
        })),
      )
      .sort((one, other) => one.cost - other.cost)
      .slice(0, MOST_CLIMBS),
  );

/**
 * The cases that have all parts.
 * @param {Part[]} parts
 * @param {string} term
 * @returns {Group | null}
 */
function findAll(parts, term) {
  if (!parts.length || !parts.every(isSought)) return null;
  const fits = parts.map((part) => part.fits).reduce(intersect);
  if (!fits.size) return null;
  return {
    reason: reasonOf(parts, term),
    hits: inOrder(fits).map((page) => ({ page, has: [], lacks: [] })),
    forms: parts.flatMap(({ forms }) => forms),
  };
}

/**
 * The first ways that cases have all of; only the surest says what may be meant.
 * @param {Way[]} ways
 * @param {Fill} fill
 * @param {string} term
 */
async function takeWays(ways, fill, term) {
  const climbed = { ...FOUND_NOTHING };
  for (const way of ways) {
    // Where a sure way has cases, what may be a slip is not asked for too.
    if (climbed.groups.length && way.parts.some(({ kind }) => kind === "spelling")) continue;
    const { parts } = await fill(way);
    const group = findAll(parts, term);
    if (!group) continue;
    if (!climbed.groups.length) climbed.suggestions = suggest({ ...way, parts });
    climbed.groups = [...climbed.groups, group];
    if (climbed.groups.length >= MOST_GROUPS || group.hits.length >= ENOUGH) break;
  }
  return climbed;
}

/**
 * English words together name what has all of them in its address: smart lock.
 * @param {FoundClause[]} clauses
 * @param {Resolver} resolver
 */
function readEnglish(clauses, resolver) {
  const isEnglish = clauses.every(
    ({ terms: [term, ...others] }) => !others.length && LATIN.test(term.text) && !term.isQuoted,
  );
  if (clauses.length < 2 || !isEnglish) return null;
  const part = resolver.readEnglish(clauses.map(({ terms }) => nameTerms(terms)));
  return part && findAll([part], part.typed);
}

/**
 * @param {Resolver} resolver
 * @param {Lexicon} lexicon
 * @param {number} count how many cases there are
 */
export function openLadder(resolver, lexicon, count) {
  /**
   * The ways to read a clause.
   * @param {FoundClause} clause
   * @param {boolean} mayBeMisheard
   * @returns {Promise<Way[]>}
   */
  async function read({ terms, found: { written: fits, forms } }, mayBeMisheard) {
    const typed = nameTerms(terms);
    /** @type {Part} */
    const part = { kind: "written", typed, words: [typed], forms, fits };
    if (fits.size) return [{ parts: [part], cost: 0, text: typed }];
    if (terms.some(({ isQuoted }) => isQuoted)) return [];
    const isRomaji =
      LATIN.test(typed) && !lexicon.fromEnglish(typed.split(/[^a-z0-9]+/)).length;
    const kana = isRomaji ? fromRomaji(typed) : "";
    const inKana = kana ? await resolver.resolve(kana, { isLoose: true }) : [];
    const whole = inKana.filter(({ parts }) => parts.every(isSought));
    const paths = whole.length ? whole : await resolver.resolve(typed, { mayBeMisheard });
    return paths.map((path) => ({ ...path, text: whole.length ? kana : typed }));
  }

  /**
   * The ways to read some clauses together; none where one cannot be read.
   * @param {FoundClause[]} clauses
   * @param {boolean} mayBeMisheard
   */
  const readAll = async (clauses, mayBeMisheard) =>
    combine(await Promise.all(clauses.map((clause) => read(clause, mayBeMisheard))));

  /**
   * The cases that come near, and what may be meant in place of what is written.
   * @param {FoundClause[]} clauses
   * @returns {Promise<Climbed>}
   */
  async function climb(clauses) {
    const english = readEnglish(clauses, resolver);
    if (english) return { ...FOUND_NOTHING, groups: [english] };
    const term = clauses.map(({ terms }) => nameTerms(terms)).join(" ");
    const ways = await readAll(clauses, false);
    if (!ways.length) return FOUND_NOTHING;
    const climbed = await takeWays(ways, resolver.fill, term);
    if (climbed.groups.length) return climbed;
    const misheard = await takeWays(await readAll(clauses, true), resolver.fill, term);
    if (misheard.groups.length) return misheard;
    const { parts } = await resolver.fill(ways[0]);
    const hits = weighParts(parts, count);
    const forms = parts.flatMap((part) => part.forms);
    const some = hits.length ? [{ reason: makeReason("some", term, []), hits, forms }] : [];
    return { ...FOUND_NOTHING, some };
  }

  return { climb };
}
