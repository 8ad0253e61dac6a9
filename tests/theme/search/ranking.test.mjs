import assert from "node:assert/strict";
import { test } from "node:test";
import { openRanking } from "../../../themes/standard/components/search/ranking.js";

/** @typedef {import("../../../themes/standard/components/search/ranking.js").Term} Term */
/** @typedef {import("../../../themes/standard/components/search/ranking.js").WordPages} WordPages */

const rankPage = openRanking([["2", 400], ["0", 200], ["1", 300]]);

/**
 * A term of words by their texts.
 * @param {string} token
 * @param {Record<string, [page: number, places: [number, number][]][]>} words
 * @returns {Term}
 */
function makeTerm(token, words, times = 1) {
  const found = Object.entries(words).map(([text, pages]) => ({ text, pages: new Map(pages) }));
  return { token, times, words: found, pages: new Set(found.flatMap(({ pages }) => [...pages.keys()])) };
}

/**
 * What a word of 8 letters adds: its weights in units, the letters that it has more than its token,
 * how many of the three cases have the term, and the case's length as a share of the average.
 * @param {number} weights
 * @param {number} more
 * @param {number} having
 * @param {number} length
 */
function bm25(weights, more, having, length) {
  const frequency = weights * Math.exp(Math.exp(-((more + 1) ** 2) / 8) - 1);
  const rarity = Math.log(1 + (3 - having + 0.5) / (having + 0.5));
  return (1.8 * rarity * 2.2 * frequency) / (1.2 * (0.6 + 0.4 * length) + frequency);
}

/** @type {(one: number, other: number) => void} */
const assertNear = (one, other) => assert.ok(Math.abs(one - other) < 1e-9, `${one}, not ${other}`);

test("the score is BM25 of the weights", () => {
  const term = makeTerm("aaaabbbb", { aaaabbbb: [[0, [[5, 24], [2, 240]]], [1, [[9, 48]]]] });
  const best = rankPage(0, [term]);
  assert.deepEqual([best.p, best.l], ["2", [{ l: 2, w: 240 }, { l: 5, w: 24 }]]);
  assertNear(best.s, bm25(11, 0, 2, 400 / 300));
  assertNear(rankPage(1, [term]).s, bm25(2, 0, 2, 200 / 300));
});

test("a longer word counts less than its token, each word by itself", () => {
  const term = makeTerm("aaaa", { aaaa: [[2, [[90, 24]]]], aaaabbbb: [[0, [[3, 24]]], [2, [[8, 48]]]] });
  assertNear(rankPage(0, [term]).s, bm25(1, 4, 2, 400 / 300));
  assertNear(rankPage(2, [term]).s, bm25(1, 0, 2, 1) + bm25(2, 4, 2, 1));
});

test("the scores of several terms are added, their places in order", () => {
  const terms = [
    makeTerm("aaaabbbb", { aaaabbbb: [[0, [[7, 24]]]] }),
    makeTerm("bbbbcccc", { bbbbcccc: [[0, [[2, 72]]], [2, [[1, 24]]]] }),
  ];
  const { s, l } = rankPage(0, terms);
  assertNear(s, bm25(1, 0, 1, 400 / 300) + bm25(3, 0, 2, 400 / 300));
  assert.deepEqual(l, [{ l: 2, w: 72 }, { l: 7, w: 24 }]);
});

test("a token that a query has twice weighs so at its places, up to the most of a byte", () => {
  const term = makeTerm("aaaabbbb", { aaaabbbb: [[2, [[5, 24], [6, 240]]]] }, 2);
  const { s, l } = rankPage(2, [term]);
  assert.deepEqual(l, [{ l: 5, w: 48 }, { l: 6, w: 255 }]);
  assertNear(s, bm25((2 * (48 + 255)) / 24, 0, 1, 1));
});
