import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openCollection } from "../../../themes/standard/components/search/collection.js";
import { once } from "../../../themes/standard/components/search/once.js";

/** @type {string[]} */
let asked = [];
const TABLE = {
  count: 3,
  facets: {},
  sorts: "sorts",
  names: [2, "1111111122222222"],
  texts: [2, "1111111122222222"],
  index: [[], ""],
  apart: [],
  loose: [],
  terms: {},
  conditions: { bands: {}, words: {} },
  meaning: "",
  ignored: [],
  readings: [],
  variants: [],
};
/** @type {Record<string, unknown>} */
const PACKS = {
  cases: TABLE,
  sorts: { cost: [3, 1, 2] },
  "names-11111111": [["a", "窓口", "町"], ["b", "予約", "市"]],
  "names-22222222": [["c", "橋", "村"]],
  "texts-11111111": [[["一"], [["一つ目", "x", "overview", 3]]], [["二"], [["二つ目", "y", "overview", 3]]]],
  "texts-22222222": [[["三"], [["三つ目", "z", "overview", 3]]]],
};
const readBytes = async (/** @type {string} */ name, file = name) => {
  if (name === "wasm") asked.push(file);
  return new Uint8Array(1);
};
const read = Object.assign(readBytes, {
  json: async (/** @type {string} */ name, file = name) => {
    asked.push(file);
    return PACKS[name];
  },
});

beforeEach(() => {
  asked = [];
  const engine = Object.assign(async () => {}, {
    init_pagefind: () => 1,
    set_ranking_weights: () => 1,
    load_index_chunk: () => 1,
    search: () => '{"results":[]}',
  });
  globalThis.jirei = { engine };
});

test("a promise is made once, and again only after a failure", async () => {
  let made = 0;
  const get = once(async () => {
    made += 1;
    if (made === 1) throw new Error("at first");
    return made;
  });
  await assert.rejects(get(), /at first/);
  assert.deepEqual(await Promise.all([get(), get()]), [2, 2]);
});

test("with the table for a search for words the engine is read, too", async () => {
  await openCollection(read, () => false).getTable();
  assert.deepEqual(asked, ["cases"]);
  await openCollection(read, () => true).getTable();
  assert.deepEqual(asked, ["cases", "engine", "cases"]);
});

test("without WebAssembly the engine's file is not read in vain", async () => {
  const kept = Object.getOwnPropertyDescriptor(globalThis, "WebAssembly") ?? {};
  Reflect.deleteProperty(globalThis, "WebAssembly");
  await openCollection(read, () => true).getTable();
  Object.defineProperty(globalThis, "WebAssembly", kept);
  assert.deepEqual(asked, ["cases"]);
});

test("the card and the texts of a case are read from the pack that they lie in, once", async () => {
  const { readCase } = openCollection(read, () => false);
  const { card, blocks: [block] } = await readCase(1);
  assert.deepEqual([card, block.text, block.folded.text], [["二"], "二つ目", "二つ目"]);
  assert.equal((await readCase(2)).blocks[0].text, "三つ目");
  assert.equal((await readCase(0)).blocks[0].text, "一つ目");
  assert.deepEqual(asked, ["cases", "texts-11111111", "texts-22222222"]);
});

test("the names of cases are read where they are shown, or all where all are compared", async () => {
  const { readName, readNames } = openCollection(read, () => false);
  assert.deepEqual(await readName(1), ["b", "予約", "市"]);
  assert.deepEqual(asked, ["cases", "names-11111111"]);
  assert.deepEqual((await readNames()).map(([slug]) => slug), ["a", "b", "c"]);
  assert.deepEqual(asked, ["cases", "names-11111111", "names-22222222"]);
});

test("what cases are ordered by is read where it is needed", async () => {
  const { readSorts } = openCollection(read, () => false);
  assert.deepEqual(await readSorts(), { cost: [3, 1, 2] });
  await readSorts();
  assert.deepEqual(asked, ["cases", "sorts"]);
});

test("no query is warm before the search is open", async () => {
  const { getSearch, isWarm } = openCollection(read, () => true);
  assert.equal(isWarm("窓口"), false);
  const search = await getSearch();
  assert.equal(isWarm("窓口"), true, "of an index of no pieces all has been read");
  assert.deepEqual((await search.search("")).pages, []);
});
