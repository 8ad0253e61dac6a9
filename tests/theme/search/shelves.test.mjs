import assert from "node:assert/strict";
import { test } from "node:test";
import {
  inOrder,
  intersect,
  openShelves,
  shortest,
  subtract,
  unite,
} from "../../../themes/standard/components/search/shelves.js";
import { openTexts } from "./corpus.mjs";

/** @typedef {import("../../../themes/standard/components/search/finder.js").Fits} Fits */

/**
 * @param {[page: number, weight: number, score: number][]} rows
 * @returns {Fits}
 */
const fit = (...rows) => new Map(rows.map(([page, weight, score]) => [page, { weight, score }]));
const ONE = fit([1, 3, 1], [2, 1, 5]);
const OTHER = fit([2, 2, 2], [3, 1, 1]);

test("cases of either keep the better fit, those of both add theirs", () => {
  assert.deepEqual(unite(ONE, OTHER), fit([1, 3, 1], [2, 2, 5], [3, 1, 1]));
  assert.deepEqual(intersect(ONE, OTHER), fit([2, 3, 7]));
  assert.deepEqual(subtract(ONE, OTHER), fit([1, 3, 1]));
});

test("the section comes before the score, that before the number", () => {
  assert.deepEqual(inOrder(fit([4, 1, 9], [3, 2, 1], [2, 2, 1], [1, 2, 8])), [1, 2, 3, 4]);
});

test("a form that holds a shorter one is not sought, a Latin one only where it begins so", () => {
  assert.deepEqual(shortest(["手続き", "手続"]), ["手続"]);
  assert.deepEqual(shortest(["ai", "openai", "aiocr"]), ["ai", "openai"]);
});

const TEXTS = ["窓口の予約", "東京都の窓口", "京都市と東京都", "予約したい", "www.example.jp 窓口"];
/** @type {[number, "asks" | "links"][]} */
const LOOSE = [[1, "asks"], [0, "links"]];
const finder = openTexts(TEXTS);
const shelves = openShelves(finder, 3, LOOSE, new Map([["京都", ["東京都"]]]));

/** @param {string[]} forms */
async function find(...forms) {
  const { written, asks, links } = await shelves.find(forms);
  return [[...written.keys()], [...asks.keys()], [...links.keys()]];
}

test("what stands in the text, in what officers ask and in addresses lies apart", async () => {
  assert.deepEqual(await find("窓口"), [[0, 1], [], [0]]);
  assert.deepEqual(await find("予約"), [[0], [1], []]);
  assert.deepEqual(await find("予約", "東京"), [[0, 1, 2], [1], []]);
  assert.deepEqual(await find(), [[], [], []]);
});

test("a place is not found within the name of another", async () => {
  assert.deepEqual(await find("京都"), [[2], [], []]);
  assert.deepEqual(await find("東京都"), [[1, 2], [], []]);
});

test("of a long phrase that begins nowhere the rest is not read", async () => {
  finder.read.clear();
  await find("存在しない言葉がとても長く続いていく文");
  assert.equal(finder.read.size, 6);
  assert.equal(shelves.has(["存在しない言葉"]), true);
  assert.equal(shelves.has(["窓口"]), false);
});
