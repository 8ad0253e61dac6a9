// Pagefind's engine and index: which cases hold a phrase, and how well they fit.

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
/**
 * A case as Pagefind answers (its names): its number, its score, and its words with their places
 * and weights.
 * @typedef {{ p: string, s: number, l: { l: number, w: number }[] }} Result
 */
/**
 * Pagefind's own WebAssembly bindings.
 * @typedef {{
 *   (module: { module_or_path: Uint8Array }): Promise<unknown>,
 *   init_pagefind(meta: Uint8Array): number,
 *   set_ranking_weights(index: number, weights: string): number,
 *   load_index_chunk(index: number, content: Uint8Array): number,
 *   search(
 *     index: number, query: string, unchanged: string, filters: string, sort: string,
 *     isExact: boolean, isLoaded: boolean,
 *   ): string,
 * }} Engine
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
const UNIT = 24; // Pagefind writes a weight as so many times what it was given

/** How Pagefind ranks (its names): cases of all lengths alike, words of our own fixed form. */
const RANKING = { term_similarity: 1, page_length: 0.4, term_saturation: 1.2, term_frequency: 1 };

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
 * Starts the engine: what asks it, and what gives it a piece of the index.
 * @param {Read} read
 */
async function startEngine(read) {
  const [wasm, meta] = await Promise.all([read("wasm", "engine"), read("meta", "engine")]);
  const engine = globalThis.jirei?.engine;
  if (!engine) throw new Error("engine.js is damaged");
  await engine({ module_or_path: wasm });
  let index = engine.init_pagefind(meta);
  if (!index) throw new Error("engine.js is damaged");
  index = engine.set_ranking_weights(index, JSON.stringify(RANKING));
  return {
    /**
     * @param {string[]} tokens
     * @param {boolean} isExact
     * @returns {Result[]}
     */
    ask(tokens, isExact) {
      const query = tokens.join(" ");
      return JSON.parse(engine.search(index, query, query, "{}", "", isExact, true)).results;
    },
    /**
     * @param {string} name
     * @param {Uint8Array} content
     */
    take(name, content) {
      index = engine.load_index_chunk(index, content);
      if (!index) throw new Error(`${name}.js is damaged`);
    },
  };
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
 * Opens the index; nothing of it is read before it is needed.
 * @param {Read} read
 * @param {Piece[]} pieces
 * @returns {Promise<Finder>}
 */
export async function openFinder(read, pieces) {
  const { ask, take } = await startEngine(read);
  const { ready, loadOnce } = openPieces(async (name) => take(name, await read(name)));
  return {
    /** Reads the pieces that these tokens lie in. */
    need(tokens) {
      const names = new Set(tokens.flatMap((token) => piecesOf(token, pieces)));
      return Promise.all(Array.from(names, loadOnce));
    },

    /** Whether all pieces that these tokens lie in have been read. */
    has: (tokens) =>
      tokens.every((token) => piecesOf(token, pieces).every((name) => ready.has(name))),

    /** The cases with a phrase. */
    findPhrase(tokens) {
      /** @type {Fits} */
      const fits = new Map();
      const exact = ask(tokens, true);
      if (!exact.length) return fits;
      const ranked = new Map(ask(tokens, false).map((page) => [page.p, page]));
      for (const { p } of exact) {
        const page = ranked.get(p);
        if (!page) throw new Error(`Pagefind ranks case ${p} nowhere`);
        fits.set(Number(p), { weight: bestWeight(page, tokens.length), score: page.s });
      }
      return fits;
    },

    /**
     * Every place of a token, of a single character every place of its pairs. A token that stands
     * nowhere has none: asked loosely, Pagefind would give those of what begins as it does.
     */
    findToken(token) {
      if (!CHARACTER.test(token) && !ask([token], true).length) return new Map();
      return new Map(
        ask([token], false).map((page) => [
          Number(page.p),
          new Map(page.l.map((word) => [word.l, word.w / UNIT])),
        ]),
      );
    },
  };
}
