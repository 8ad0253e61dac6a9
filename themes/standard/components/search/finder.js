/* Pagefind's engine and index: which cases hold a phrase, and how well they fit. */
(function () {
  "use strict";
  const jirei = (globalThis.jirei = globalThis.jirei || {});

  const CHARACTER = 4; // letters of a token that is one character, the first half of a pair

  /** How Pagefind ranks (its names): cases of all lengths alike, words of our own fixed form. */
  const RANKING = { term_similarity: 1, page_length: 0.4, term_saturation: 1.2, term_frequency: 1 };

  /** The number of the piece of the index that a token lies in, by the pieces' first tokens. */
  function pieceOf(token, pieces) {
    const after = pieces.findIndex(([first]) => first > token);
    return Math.max(0, (after < 0 ? pieces.length : after) - 1);
  }

  /** The names of the pieces with a token: a single character stands with all its pairs. */
  function piecesOf(token, pieces) {
    const last = token.length === CHARACTER ? pieceOf(`${token}~`, pieces) : pieceOf(token, pieces);
    return pieces.slice(pieceOf(token, pieces), last + 1).map(([, name]) => name);
  }

  /** Starts the engine. `pieces` are pairs of a first token and the name of a pack. */
  jirei.openFinder = async (read, pieces) => {
    const [wasm, meta] = await Promise.all([read("wasm", "engine"), read("meta", "engine")]);
    const engine = jirei.engine;
    await engine({ module_or_path: wasm });
    let index = engine.init_pagefind(meta);
    if (!index) throw new Error("engine.js is damaged");
    index = engine.set_ranking_weights(index, JSON.stringify(RANKING));
    const loaded = new Map();

    async function loadPiece(name) {
      const content = await read(name);
      index = engine.load_index_chunk(index, content);
      if (!index) throw new Error(`${name}.js is damaged`);
    }

    /** Reads the pieces that these tokens lie in; a piece that failed is asked for again. */
    function need(tokens) {
      const names = new Set(tokens.flatMap((token) => piecesOf(token, pieces)));
      return Promise.all(
        Array.from(names, (name) => {
          if (!loaded.has(name)) {
            const piece = loadPiece(name);
            piece.catch(() => loaded.delete(name));
            loaded.set(name, piece);
          }
          return loaded.get(name);
        }),
      );
    }

    function ask(tokens, isExact) {
      const query = tokens.join(" ");
      return JSON.parse(engine.search(index, query, query, "{}", "", isExact, true)).results;
    }

    /** Pagefind's own results, best first. A mark says where a word starts, not what it is. */
    const rank = (tokens) => ask(tokens.filter((token) => token.length > 1), false);

    /** The weight of the best section in which the tokens, so far from the first, stand in a row. */
    function bestWeight({ l: words }, offsets) {
      const weights = new Map(words.map((word) => [word.l, word.w / 24]));
      const isRow = (place) => offsets.every((offset) => weights.has(place + offset));
      return Math.max(0, ...[...weights].map(([place, weight]) => (isRow(place) ? weight : 0)));
    }

    /** The cases with a phrase: case → { weight of the best section that has it, score }. */
    function findPhrase(tokens) {
      const exact = ask(tokens, true);
      if (!exact.length) return new Map();
      const places = tokens.flatMap((token, at) => (token.length > 1 ? [at] : []));
      const offsets = places.map((place) => place - places[0]);
      const ranked = new Map(rank(tokens).map((page) => [page.p, page]));
      return new Map(
        exact.map(({ p }) => {
          const page = ranked.get(p);
          return [Number(p), { weight: bestWeight(page, offsets), score: page.s }];
        }),
      );
    }

    /** Every place of a token, of a single character every place of its pairs: case → places in the case → weight of the section. */
    const findToken = (token) =>
      new Map(
        rank([token]).map((page) => [
          Number(page.p),
          new Map(page.l.map((word) => [word.l, word.w / 24])),
        ]),
      );

    return { need, findPhrase, findToken };
  };
})();
