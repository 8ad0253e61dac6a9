import assert from "node:assert/strict";
import { test } from "node:test";
import { joinPlaces, openRows } from "../../../themes/standard/components/search/rows.js";
import { tokenize } from "../../../themes/standard/components/search/text.js";
import { openTexts } from "./corpus.mjs";

const finder = openTexts(["窓口の窓口", "オンライン", "ラインとオンライン", "窓口で予約", "予約の窓口"]);
/** @type {[number, "asks" | "links"][]} */
const LOOSE = [[1, "asks"], [1, "links"]];
const rows = openRows(finder, 3, LOOSE, (form) => (form === "ライン" ? ["オンライン"] : []));

test("a form stands where all its tokens stand in a row", () => {
  assert.deepEqual(rows.find(["窓口の"]), new Map([[0, [[0, 1]]]]));
  assert.deepEqual(rows.find(["口窓"]), new Map());
});

test("what officers ask lies far behind the text, an address nowhere", () => {
  const found = rows.find(["窓口"]);
  assert.deepEqual(found.get(0), [[0, 1], [3, 1]]);
  assert.deepEqual(found.get(1), [[1_000_000, 1]]);
});

test("a form is not found within another word", () => {
  assert.deepEqual(rows.find(["ライン"]), new Map([[2, [[0, 1]]]]));
  assert.deepEqual([...rows.find(["オンライン"]).keys()], [1, 2]);
});

test("to find a form, the words that hold it are read, too", async () => {
  finder.read.clear();
  await rows.need(["ライン", "窓口"]);
  const needed = ["ライン", "オンライン", "窓口"].flatMap((form) => tokenize(form));
  assert.deepEqual([...finder.read].sort(), [...new Set(needed)].sort());
});

test("places of several forms stand once", () => {
  assert.deepEqual(
    joinPlaces(new Map([[0, [[1, 3]]]]), new Map([[0, [[1, 3], [2, 1]]], [1, [[4, 1]]]])),
    new Map([[0, [[1, 3], [2, 1]]], [1, [[4, 1]]]]),
  );
  assert.deepEqual(rows.find(["窓口", "窓口の"]).get(0), [[0, 1], [3, 1]]);
});
