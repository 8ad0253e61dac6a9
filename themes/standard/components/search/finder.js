/* Pagefind's engine and index: which cases hold a phrase, and how well they fit. */
(function () {
  "use strict";
  const jirei = (globalThis.jirei = globalThis.jirei || {});

  /** How Pagefind ranks (its names): cases of all lengths alike, words of our own fixed form. */
  const RANKING = { term_similarity: 1, page_length: 0.4, term_saturation: 1.2, term_frequency: 1 };

  /** The piece of the index that a token lies in: pieces are sorted by their first token. */
  function pieceOf(token, pieces) {
    let low = 0;
    let high = pieces.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (pieces[middle][0] <= token) low = middle;
      else high = middle;
    }
    return pieces[low][1];
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
      const names = new Set(tokens.map((token) => pieceOf(token, pieces)));
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

    /** The cases with a phrase: case → { weight of the section it first stands in, score }. */
    function findPhrase(tokens) {
      const exact = ask(tokens, true);
      if (!exact.length) return new Map();
      const ranked = new Map(ask(tokens, false).map((page) => [page.p, page]));
      return new Map(
        exact.map((page) => {
          const place = page.l[0].l;
          const order = ranked.get(page.p);
          const word = order?.l.find((found) => found.l === place);
          return [Number(page.p), { weight: (word?.w ?? 0) / 24, score: order?.s ?? 0 }];
        }),
      );
    }

    /** The cases with one token: case → score. */
    const findToken = (token) =>
      new Map(ask([token], false).map((page) => [Number(page.p), page.s]));

    return { need, findPhrase, findToken };
  };
})();
