// A few texts in place of the index: what the search finds in them it finds by its own tokens.
import { openSpoken } from "../../../themes/standard/components/search/spoken.js";
import { fold, tokenize } from "../../../themes/standard/components/search/text.js";

/** @typedef {import("../../../themes/standard/components/search/finder.js").Finder} Finder */

/** No name is found by its reading. */
export const NONE_SPOKEN = openSpoken(
  Object.assign(async () => new Uint8Array(), { json: async () => [] }),
  [],
);
const CHARACTER = /^q?[a-p]{4}$/;

/**
 * A finder of texts, one a record; `read` are the tokens that were asked to be read.
 * @param {string[]} texts
 * @returns {Finder & { read: Set<string> }}
 */
export function openTexts(texts) {
  const records = texts.map((text) => tokenize(fold(text)));
  /** @type {Set<string>} */
  const read = new Set();
  /** @type {(own: string, token: string) => boolean} */
  const isLike = (own, token) => own === token || (CHARACTER.test(token) && own.startsWith(token));

  /**
   * @param {string[]} tokens
   * @param {string[]} own
   */
  const placesOf = (tokens, own) =>
    Array.from(own.keys()).filter((at) =>
      tokens.every((token, step) => at + step < own.length && isLike(own[at + step], token)),
    );

  /**
   * The places of tokens in a row by record.
   * @param {string[]} tokens
   */
  const find = (tokens) =>
    records
      .map((own, record) => ({ record, places: placesOf(tokens, own) }))
      .filter(({ places }) => places.length);

  return {
    read,
    has: (tokens) => tokens.every((token) => read.has(token)),
    need: async (tokens) => tokens.forEach((token) => read.add(token)),
    findPhrase: (tokens) =>
      new Map(find(tokens).map(({ record, places }) => [record, { weight: 1, score: places.length }])),
    findToken: (token) =>
      new Map(find([token]).map(({ record, places }) => [record, new Map(places.map((at) => [at, 1]))])),
  };
}
