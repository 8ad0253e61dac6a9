// A query as it is typed → what has to be there, what may be there instead, what must not.
import { BREAKS, fold } from "./text.js";

/**
 * A word or a phrase; one in quotes is meant to the letter.
 * @typedef {{ text: string, isQuoted: boolean }} Term
 */
/**
 * Cases have one of the terms of every clause, and none of those that are excluded.
 * @typedef {{ clauses: Term[][], excluded: string[] }} Query
 */
/** @typedef {{ sign: string, terms: Term[] }} Token */

// What stands around a term and is no part of it; % and +, as in 98.2%, and (株) may be.
const EDGE = "[「」『』【】〈〉《》\\[\\]{}<>\\p{Pi}\\p{Pf}\\p{Pd}'\",.:;・~/*|&#=^`\\\\]+";
const EDGES = new RegExp(`^${EDGE}|${EDGE}$`, "gu");
const LETTER = /[\p{L}\p{N}]/u;
// A number that is still being typed: 10,4 on the way to 10,400.
const GROUPING = /([0-9]),(?=[0-9]{1,2}(?![0-9]))/g;
const TOKEN = /([-ー+]?)"([^"]*)"|[^\s"]+/gu;
const SCHEME = /\bhttps?:\/\//g;
const TAG = /<\/?[a-z][^<>]*>/g;
const WHOLE_IN_BRACKETS = /^\(([^()]{2,})\)$/;
const READING_BEHIND = /\([ぁ-ゖァ-ヺー]+\)$/u;
const OPENING = /^\((?![^(]*\))/;
const CLOSING = /^([^(]*)\)$/;
// Brackets around several terms, as around none of (株) and 電子決裁(文書管理).
const GROUP = /(?:(^|[\s(])(?:[-ー]|not\s+))?\(([^()]*[\s|][^()]*)\)/u;
const OR = /^(?:or|\|+)$/;
const AND = /^(?:and|&+|\+)$/;

/**
 * One sign for one: the long mark that is typed for a hyphen, the hyphen for a long mark.
 * @param {string} text
 */
const mendMarks = (text) =>
  text
    .replace(TAG, " ")
    .replace(SCHEME, "")
    .replace(/([a-z0-9])ー(?=[a-z0-9])/g, "$1-")
    .replace(/([ァ-ヺ])-(?=[ァ-ヺ一-鿿\s]|$)/gu, "$1ー");

/**
 * A query without brackets around several terms; a minus before them stands for each.
 * @param {string} text
 * @returns {string}
 */
function openGroups(text) {
  const found = GROUP.exec(text);
  if (!found) return text;
  const [whole, before, inside] = found;
  const terms = Array.from(inside.replaceAll("|", " ").matchAll(TOKEN), ([token]) => token);
  const excluded = terms
    .filter((token) => !OR.test(token) && !AND.test(token))
    .map((token) => `-${token}`);
  const opened = before === undefined ? inside : before + excluded.join(" ");
  return openGroups(text.replace(whole, () => ` ${opened} `));
}

/**
 * A term without what stands around it: dashes, brackets that are not closed, its reading.
 * @param {string} text
 */
function trim(text) {
  const plain = text.replace(EDGES, "");
  return plain
    .replace(WHOLE_IN_BRACKETS, "$1")
    .replace(READING_BEHIND, "")
    .replace(OPENING, "")
    .replace(CLOSING, "$1")
    .replace(EDGES, "");
}

/**
 * The terms of one token.
 * @param {string} text
 * @param {boolean} isQuoted
 * @returns {Term[]}
 */
function termsOf(text, isQuoted) {
  const parts = text.split(BREAKS).map(trim).filter((part) => LETTER.test(part));
  return parts.map((part) => ({ text: part, isQuoted }));
}

/**
 * Tokens in order: a sign (`-` where it is excluded, `or`) and terms.
 * @param {string} text
 * @returns {Token[]}
 */
function readTokens(text) {
  return Array.from(text.matchAll(TOKEN)).flatMap(({ 0: token, 1: sign, 2: quoted }) => {
    if (quoted !== undefined) {
      return [{ sign: sign === "+" ? "" : sign && "-", terms: termsOf(quoted, true) }];
    }
    if (OR.test(token)) return [{ sign: "or", terms: [] }];
    if (AND.test(token)) return [{ sign: "and", terms: [] }];
    if (token === "not") return [{ sign: "not", terms: [] }];
    const isExcluded = /^[-ー][\p{L}\p{N}「(]/u.test(token) && !/[-ー]$/.test(token.slice(1));
    const bare = isExcluded ? token.slice(1) : token.replace(/^\+(?=[\p{L}\p{N}])/u, "");
    const parts = bare.split("|").map((part) => termsOf(part, false));
    return parts.flatMap((terms, at) => [
      ...(at ? [{ sign: "or", terms: [] }] : []),
      { sign: isExcluded ? "-" : "", terms },
    ]);
  });
}

/** @param {Token | undefined} token */
const isWord = (token) => token !== undefined && token.terms.length > 0;

/**
 * Reads a query: `a OR b`, `a|b`, `-c`, `NOT c`, `"d e"`; AND is what a space means.
 * @param {string} text
 * @returns {Query}
 */
export function parseQuery(text) {
  const tokens = readTokens(openGroups(mendMarks(fold(text).replace(GROUPING, "$1"))));
  /** @type {Term[][]} */
  const clauses = [];
  /** @type {string[]} */
  const excluded = [];
  let isOther = false;
  tokens.forEach(({ sign, terms }, at) => {
    const before = tokens[at - 1]?.sign;
    const isNot = sign === "-" || before === "not";
    if (!isWord(tokens[at])) {
      // What joins nothing is a word of the query like others.
      isOther = sign === "or" && clauses.length > 0 && isWord(tokens[at + 1]);
      return;
    }
    if (isNot) excluded.push(...terms.map((term) => term.text));
    else if (isOther) clauses.at(-1)?.push(...terms);
    else clauses.push(...terms.map((term) => [term]));
    isOther = false;
  });
  if (!clauses.length && !excluded.length) {
    return { clauses: unique(termsOf(fold(text), false).map((term) => [term])), excluded };
  }
  return { clauses: unique(clauses), excluded };
}

/**
 * Every clause once.
 * @param {Term[][]} clauses
 */
function unique(clauses) {
  /** @param {Term[]} clause */
  const keyOf = (clause) => clause.map((term) => term.text).join("|");
  return [...new Map(clauses.map((clause) => [keyOf(clause), clause])).values()];
}
