import assert from "node:assert/strict";
import { test } from "node:test";
import { openPlain } from "../../../themes/standard/components/search/plain.js";

/**
 * @typedef {Item[]} Items
 * @typedef {number | string | Items} Item
 */

/**
 * CBOR of small numbers, short texts and short arrays.
 * @param {Item} item
 * @returns {number[]}
 */
function encode(item) {
  /** @type {(kind: number, number: number) => number[]} */
  const head = (kind, number) =>
    number < 24 ? [(kind << 5) | number] : [(kind << 5) | 25, number >> 8, number & 255];
  if (typeof item === "string") return [...head(3, item.length), ...Buffer.from(item)];
  if (typeof item === "number") return item < 0 ? head(1, -1 - item) : head(0, item);
  return [...head(4, item.length), ...item.flatMap(encode)];
}

/** @param {Item} item */
const bytes = (item) => Uint8Array.from(encode(item));

/**
 * Cases as Pagefind's meta file has them: named by their number, in an order of its own.
 * @type {Item}
 */
const META = ["1.5.2", [["2", 400], ["0", 200], ["1", 300]], [], [], [], []];
/**
 * Entries of a piece: `[weight, …places]` by page, as Pagefind writes them.
 * @type {Item}
 */
const WORDS = [
  ["aaaa", [[0, [-1, 900], []], [2, [-1, 800], []]], []],
  ["aaaabbbb", [[0, [-25, 5, 7, -241, 2], []], [1, [-73, 40], []]], []],
  ["bbbbcccc", [[0, [-25, 6, -241, 3], []], [1, [-73, 42], []]], []],
  ["qaaaadddd", [[2, [-25, 30], []]], []],
];
/** @type {string[]} */
const asked = [];
const read = Object.assign(
  async (/** @type {string} */ name, file = name) => {
    asked.push(`${name} of ${file}`);
    return bytes(META);
  },
  { json: async () => null },
);

async function open() {
  const index = await openPlain(read);
  index.take("index-1", bytes([WORDS]));
  return index;
}

/** @param {import("../../../themes/standard/components/search/finder.js").Result[]} results */
const places = (results) => results.map(({ p, l }) => [p, l.map((word) => [word.l, word.w])]);

test("the list of cases is read of their own file, and nothing of the engine's", async () => {
  await open();
  assert.deepEqual(asked, ["meta of cases"]);
});

test("a phrase is found where its tokens stand in a row", async () => {
  const index = await open();
  assert.deepEqual(index.findExact(["aaaabbbb", "bbbbcccc"]), ["2"]);
  assert.deepEqual(index.findExact(["bbbbcccc", "aaaabbbb"]), []);
  assert.deepEqual(index.findExact(["aaaabbbb"]), ["2", "0"]);
  assert.deepEqual(index.findExact(["aaaabbbb", "ccccdddd"]), []);
});

test("ranked are the cases with all tokens, with the tokens' places in order and their weights", async () => {
  const index = await open();
  assert.deepEqual(places(index.rank(["aaaabbbb", "bbbbcccc"])), [
    ["2", [[2, 240], [3, 240], [5, 24], [6, 24], [12, 24]]],
    ["0", [[40, 72], [42, 72]]],
  ]);
  assert.deepEqual(index.rank(["ccccdddd"]), []);
});

test("a single character stands with its pairs, an absent pair for its character", async () => {
  const index = await open();
  assert.deepEqual(places(index.rank(["aaaa"])), [
    ["2", [[2, 240], [5, 24], [12, 24], [900, 0]]],
    ["1", [[800, 0]]],
    ["0", [[40, 72]]],
  ]);
  assert.deepEqual(index.findExact(["aaaa"]), ["2", "1"]);
  assert.deepEqual(places(index.rank(["aaaacccc"])), [["2", [[900, 0]]], ["1", [[800, 0]]]]);
  assert.deepEqual(index.rank(["qaaaacccc"]), []);
});

test("a damaged piece is named", async () => {
  const index = await open();
  assert.throws(() => index.take("index-2", bytes([WORDS]).slice(0, 40)), /index-2\.js is damaged/);
});
