// Pagefind's index: which cases hold a phrase, and how well they fit.
import { canCompile, startEngine } from "./engine.js";
import { namePack } from "./pack.js";
import { openPlain } from "./plain.js";
import { UNIT } from "./ranking.js";

/** @import { Read } from "./pack.js" */
/**
 * How well a case fits: the weight of the best section with a term, and the score of the ranking.
 * @typedef {{ weight: number, score: number }} Fit
 */
/** @typedef {Map<number, Fit>} Fits */
/**
 * Every place of a token: case → place in the case → weight of its section.
 * @typedef {Map<number, Map<number, number>>} TokenPlaces
 */
/**
 * A piece of the index: the first token in it, and the name of its pack.
 * @typedef {[first: string, name: string]} Piece
 */
/** The pieces of the index as they are stored. @typedef {[firsts: string[], digests: string]} Pieces */
/**
 * A case as Pagefind answers (its names): its number, its score, and its words with their places
 * and weights.
 * @typedef {{ p: string, s: number, l: { l: number, w: number }[] }} Result
 */
/**
 * What stands in the pieces of the index that it has taken, by Pagefind's rules: in which cases
 * tokens stand in a row, and all cases with each of them.
 * @typedef {{
 *   findExact(tokens: string[]): string[],
 *   rank(tokens: string[]): Result[],
 *   take(name: string, content: Uint8Array): void,
 * }} Index
 */
/**
 * @typedef {{
 *   has(tokens: string[]): boolean,
 *   need(tokens: string[]): Promise<unknown>,
 *   findPhrase(tokens: string[]): Fits,
 *   findToken(token: string): TokenPlaces,
 * }} Finder
 */

const CHARACTER = /^q?[a-p]{4}$/; // a token of one character, with which those of its pairs begin

/**
 * The number of the piece of the index that a token lies in, by the pieces' first tokens.
 * @param {string} token
 * @param {Piece[]} pieces
 */
function pieceOf(token, pieces) {
  const after = pieces.findIndex(([first]) => first > token);
  return Math.max(0, (after < 0 ? pieces.length : after) - 1);
}

/**
 * The names of the pieces with a token: a single character stands with all its pairs.
 * @param {string} token
 * @param {Piece[]} pieces
 */
function piecesOf(token, pieces) {
  const last = CHARACTER.test(token) ? pieceOf(`${token}~`, pieces) : pieceOf(token, pieces);
  return pieces.slice(pieceOf(token, pieces), last + 1).map(([, name]) => name);
}

/**
 * The weight of the best section in which so many of a result's words stand in a row.
 * @param {Result} result
 * @param {number} length
 */
function bestWeight({ l: words }, length) {
  let row = 0;
  let best = 0;
  words.forEach((word, at) => {
    row = at && word.l === words[at - 1].l + 1 ? row + 1 : 1;
    if (row >= length) best = Math.max(best, word.w / UNIT);
  });
  return best;
}

/**
 * The cases with tokens in a row.
 * @param {Index} index
 * @param {string[]} tokens
 */
function rankPhrase(index, tokens) {
  /** @type {Fits} */
  const fits = new Map();
  const exact = index.findExact(tokens);
  if (!exact.length) return fits;
  const ranked = new Map(index.rank(tokens).map((page) => [page.p, page]));
  for (const p of exact) {
    const page = ranked.get(p);
    if (!page) throw new Error(`Pagefind ranks case ${p} nowhere`);
    fits.set(Number(p), { weight: bestWeight(page, tokens.length), score: page.s });
  }
  return fits;
}

/**
 * Reads each piece of the index once; one that failed is asked for again.
 * @param {(name: string) => Promise<void>} load
 */
function openPieces(load) {
  /** @type {Map<string, Promise<void>>} */
  const loaded = new Map();
  /** @type {Set<string>} */
  const ready = new Set();
  return {
    ready,
    /** @param {string} name */
    loadOnce(name) {
      const known = loaded.get(name);
      if (known) return known;
      const piece = load(name).then(() => void ready.add(name));
      piece.catch(() => loaded.delete(name));
      loaded.set(name, piece);
      return piece;
    },
  };
}

/**
 * What answers from the index, by Pagefind's engine where it runs.
 * @param {Read} read
 * @returns {Promise<Index>}
 */
export const startIndex = (read) => (canCompile() ? startEngine(read) : openPlain(read));

/**
 * Opens the index; nothing of it is read before it is needed.
 * @param {Read} read
 * @param {Pieces} stored
 * @returns {Promise<Finder>}
 */
export async function openFinder(read, [firsts, digests], started = startIndex(read)) {
  const index = await started;
  /** @type {Piece[]} */
  const pieces = firsts.map((first, at) => [first, namePack("index", digests, at)]);
  /** @type {Map<string, Fits>} */
  const phrases = new Map();
  const { ready, loadOnce } = openPieces(async (name) => {
    index.take(name, await read(name));
    phrases.clear();
  });
  return {
    /** Reads the pieces that these tokens lie in. */
    need(tokens) {
      const names = new Set(tokens.flatMap((token) => piecesOf(token, pieces)));
      return Promise.all(Array.from(names, loadOnce));
    },

    /** Whether all pieces that these tokens lie in have been read. */
    has: (tokens) =>
      tokens.every((token) => piecesOf(token, pieces).every((name) => ready.has(name))),

    /** The cases with a phrase: asked once, for filters and further words ask it again. */
    findPhrase(tokens) {
      const phrase = tokens.join(" ");
      const fits = phrases.get(phrase) ?? rankPhrase(index, tokens);
      phrases.set(phrase, fits);
      return fits;
    },

    /**
     * Every place of a token, of a single character every place of its pairs. A token that stands
     * nowhere has none: asked loosely, Pagefind would give those of what begins as it does.
     */
    findToken(token) {
      if (!CHARACTER.test(token) && !index.findExact([token]).length) return new Map();
      return new Map(
        index.rank([token]).map((page) => [
          Number(page.p),
          new Map(page.l.map((word) => [word.l, word.w / UNIT])),
        ]),
      );
    },
  };
}
