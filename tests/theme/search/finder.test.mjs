import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openFinder } from "../../../themes/standard/components/search/finder.js";

/** @typedef {import("../../../themes/standard/components/search/finder.js").Pieces} Pieces */

/** @type {Pieces} */
const PIECES = [["aaaabbbb", "ccccdddd", "ccccpppp", "dddd"], "11111111222222223333333344444444"];
/** What the engine answers, by query, exact or not. @type {Map<string, unknown[]>} */
let answers = new Map();
/** @type {string[]} */
let said = [];
let handle = 1;

const engine = Object.assign(async () => void said.push("start"), {
  init_pagefind: () => handle,
  set_ranking_weights: (/** @type {number} */ index) => index,
  load_index_chunk: (/** @type {number} */ index, /** @type {Uint8Array} */ content) =>
    content.length ? index + 1 : 0,
  search: (
    /** @type {number} */ index,
    /** @type {string} */ query,
    /** @type {string} */ _unchanged,
    /** @type {string} */ _filters,
    /** @type {string} */ _sort,
    /** @type {boolean} */ isExact,
  ) => {
    said.push(`${index}:${query}`);
    return JSON.stringify({ results: answers.get(`${query} ${isExact}`) ?? [] });
  },
});

const read = Object.assign(
  async (/** @type {string} */ name) => {
    said.push(name);
    if (name === "index-33333333" && !answers.has("mended")) throw new Error("no network");
    return new Uint8Array(name === "index-44444444" ? 0 : 1);
  },
  { json: async () => null },
);

beforeEach(() => {
  answers = new Map();
  said = [];
  handle = 1;
  globalThis.jirei = { engine };
});

test("the engine and what it is about are read first", async () => {
  await openFinder(read, PIECES);
  assert.deepEqual(said, ["wasm", "meta", "start"]);
  handle = 0;
  await assert.rejects(openFinder(read, PIECES), /cases\.js is damaged/);
  globalThis.jirei = {};
  await assert.rejects(openFinder(read, PIECES), /engine\.js is damaged/);
});

test("of the index the pieces with the tokens are read, each once", async () => {
  const finder = await openFinder(read, PIECES);
  assert.equal(finder.has(["ccccdddd"]), false);
  await finder.need(["ccccdddd", "ccccgggg"]);
  await finder.need(["cccceeee"]);
  assert.deepEqual(said.filter((name) => name.startsWith("index")), ["index-22222222"]);
  assert.equal(finder.has(["ccccdddd"]), true);
  assert.equal(finder.has(["ccccdddd", "aaaa"]), false);
});

test("a single character needs all the pieces with its pairs", async () => {
  const finder = await openFinder(read, PIECES);
  answers.set("mended", []);
  await finder.need(["cccc"]);
  assert.deepEqual(said.filter((name) => name.startsWith("index")), ["index-11111111", "index-22222222", "index-33333333"]);
});

test("a piece that failed is asked for again, a damaged one is named", async () => {
  const finder = await openFinder(read, PIECES);
  await assert.rejects(finder.need(["ccccpppp"]), /no network/);
  assert.equal(finder.has(["ccccpppp"]), false);
  answers.set("mended", []);
  await finder.need(["ccccpppp"]);
  assert.equal(finder.has(["ccccpppp"]), true);
  await assert.rejects(finder.need(["ddddaaaa"]), /index-44444444\.js is damaged/);
});

test("a phrase's cases have the weight of the best section with all its words in a row", async () => {
  const finder = await openFinder(read, PIECES);
  answers.set("a b true", [{ p: "7" }]);
  answers.set("a b false", [
    { p: "3", s: 9, l: [] },
    { p: "7", s: 2.5, l: [{ l: 1, w: 240 }, { l: 4, w: 24 }, { l: 5, w: 72 }, { l: 9, w: 240 }] },
  ]);
  assert.deepEqual([...finder.findPhrase(["a", "b"])], [[7, { weight: 3, score: 2.5 }]]);
  assert.deepEqual([...finder.findPhrase(["x"])], []);
});

test("a phrase is asked for once, and again where more of the index has been read", async () => {
  const finder = await openFinder(read, PIECES);
  answers.set("a b true", [{ p: "7" }]);
  answers.set("a b false", [{ p: "7", s: 2.5, l: [{ l: 1, w: 24 }, { l: 2, w: 24 }] }]);
  const asked = () => said.filter((name) => name.endsWith(":a b")).length;
  const fits = finder.findPhrase(["a", "b"]);
  assert.deepEqual([finder.findPhrase(["a", "b"]), asked()], [fits, 2]);
  await finder.need(["ccccdddd"]);
  assert.deepEqual([[...finder.findPhrase(["a", "b"])], asked()], [[...fits], 4]);
});

test("a token's places come with the weights of their sections", async () => {
  const finder = await openFinder(read, PIECES);
  answers.set("aaaabbbb false", [{ p: "0", s: 1, l: [{ l: 4, w: 24 }, { l: 8, w: 240 }] }]);
  assert.deepEqual([...finder.findToken("aaaabbbb")], [], "it is only that others begin so");
  answers.set("aaaabbbb true", [{ p: "0" }]);
  assert.deepEqual([...finder.findToken("aaaabbbb")], [[0, new Map([[4, 1], [8, 10]])]]);
});

test("a single character has the places of its pairs", async () => {
  const finder = await openFinder(read, PIECES);
  answers.set("aaaa false", [{ p: "2", s: 1, l: [{ l: 3, w: 24 }] }]);
  assert.deepEqual([...finder.findToken("aaaa")], [[2, new Map([[3, 1]])]]);
});
