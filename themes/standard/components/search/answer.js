// What a search answers: cases that hold what is written, and apart from them what comes near.

/** @import { Chosen } from "./facets.js" */
/**
 * Why cases stand near: a sentence of the page (`data-reason-…`) and what is put into it.
 * @typedef {{ name: string, values: Record<string, string> }} Reason
 */
/**
 * A case that comes near: the words of the query that it has, those that it says in its own words,
 * and those that it lacks.
 * @typedef {{ page: number, has: string[], means?: string[], lacks: string[] }} NearHit
 */
/**
 * Cases that come near for one reason, best first; `forms` are marked in them.
 * @typedef {{ reason: Reason, hits: NearHit[], forms: string[] }} Group
 */
/**
 * A condition that a query names, as filters: the words that are left of it and the cases that
 * have them.
 * @typedef {{ text: string, chosen: Chosen, pages: number[] }} Proposal
 */
/**
 * A page of the vocabulary that a query names; `kind` is that of its index (`labels`).
 * @typedef {{ kind: string, name: string, path: string, count: number }} Offer
 */
/**
 * `pages` hold all that is written, best first, and `forms` are marked in them; `suggestions` are
 * other queries. `isPartial` where what comes near could not be read.
 * @typedef {{
 *   pages: number[],
 *   forms: string[],
 *   near: Group[],
 *   suggestions: string[],
 *   proposals: Proposal[],
 *   offers: Offer[],
 *   isPartial?: boolean,
 * }} Answer
 */

/** @type {Answer} */
export const NOTHING = {
  pages: [],
  forms: [],
  near: [],
  suggestions: [],
  proposals: [],
  offers: [],
};

const SERIES = new Intl.ListFormat("ja");

/**
 * @param {string} name
 * @param {string} term what was typed
 * @param {string[]} words what was sought instead
 * @returns {Reason}
 */
export const makeReason = (name, term, words) => ({
  name: `reason${name[0].toUpperCase()}${name.slice(1)}`,
  values: { term, words: SERIES.format(words.map((word) => `「${word}」`)) },
});
