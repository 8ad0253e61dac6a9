/* Pagefind's engine and index: which cases hold a phrase, and how well they fit. */
(function () {
  "use strict";
  const jirei = (globalThis.jirei = globalThis.jirei || {});

  const CHARACTER = /^q?[a-p]{4}$/; // a token of one character, with which those of its pairs begin

  /** How Pagefind ranks (its names): cases of all lengths alike, words of our own fixed form. */
  const RANKING = { term_similarity: 1, page_length: 0.4, term_saturation: 1.2, term_frequency: 1 };

  /** The number of the piece of the index that a token lies in, by the pieces' first tokens. */
  function pieceOf(token, pieces) {
    const after = pieces.findIndex(([first]) => first > token);
    return Math.max(0, (after < 0 ? pieces.length : after) - 1);
  }

  /** The names of the pieces with a token: a single character stands with all its pairs. */
  function piecesOf(token, pieces) {
    const last = CHARACTER.test(token) ? pieceOf(`${token}~`, pieces) : pieceOf(token, pieces);
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
    const ready = new Set();

    async function loadPiece(name) {
      const content = await read(name);
      index = engine.load_index_chunk(index, content);
      if (!index) throw new Error(`${name}.js is damaged`);
      ready.add(name);
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

    /** Whether all pieces that these tokens lie in have been read. */
    const has = (tokens) =>
      tokens.every((token) => piecesOf(token, pieces).every((name) => ready.has(name)));

    function ask(tokens, isExact) {
      const query = tokens.join(" ");
      return JSON.parse(engine.search(index, query, query, "{}", "", isExact, true)).results;
    }

    /** The weight of the best section in which so many of a result's words stand in a row. */
    function bestWeight({ l: words }, length) {
      let row = 0;
      let best = 0;
      words.forEach((word, at) => {
        row = at && word.l === words[at - 1].l + 1 ? row + 1 : 1;
        if (row >= length) best = Math.max(best, word.w / 24);
      });
      return best;
    }

    /** The cases with a phrase: case → { weight of the best section that has it, score }. */
    function findPhrase(tokens) {
      const exact = ask(tokens, true);
      if (!exact.length) return new Map();
      const ranked = new Map(ask(tokens, false).map((page) => [page.p, page]));
      return new Map(
        exact.map(({ p }) => {
          const page = ranked.get(p);
          return [Number(p), { weight: bestWeight(page, tokens.length), score: page.s }];
        }),
      );
    }

    /** Every place of a token, of a single character every place of its pairs: case → place in the
        case → weight of its section. */
    const findToken = (token) =>
      new Map(
        ask([token], false).map((page) => [
          Number(page.p),
          new Map(page.l.map((word) => [word.l, word.w / 24])),
        ]),
      );

    return { has, need, findPhrase, findToken };
  };
})();
