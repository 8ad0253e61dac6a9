import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openSpoken } from "../../../themes/standard/components/search/spoken.js";

/** @type {Record<string, string[][]>} */
const PACKS = {
  "readings-1": [["アソ", "阿蘇"], ["コウベ", "神戸"]],
  "readings-2": [["フチュウ", "府中", "符中"]],
};
/** @type {string[]} */
let asked = [];
const read = Object.assign(async () => new Uint8Array(), {
  json: async (/** @type {string} */ name) => {
    asked.push(name);
    return PACKS[name];
  },
});
const open = () => openSpoken(read, [["アソ", "readings-1"], ["サ", "readings-2"]]);

beforeEach(() => {
  asked = [];
});

test("a reading has the names that are read so, in hiragana too", async () => {
  const { need, namesOf } = open();
  await need(["こうべ", "フチュウ", "コウ"]);
  assert.deepEqual([namesOf("こうべ"), namesOf("コウベ")], [["神戸"], ["神戸"]]);
  assert.deepEqual([namesOf("フチュウ"), namesOf("コウ")], [["府中", "符中"], []]);
});

test("the one pack is read in which a reading may lie, once", async () => {
  const { has, need } = open();
  assert.equal(has("こうべ"), false);
  await need(["こうべ", "アソ"]);
  await need(["こうべ"]);
  assert.deepEqual([asked, has("こうべ"), has("サカイ")], [["readings-1"], true, false]);
});

test("for what is no reading nothing is read", async () => {
  const { has, need, namesOf } = open();
  const terms = ["神戸", "こうべ市", "kobe", "", "ア"];
  await need(terms);
  assert.deepEqual(asked, []);
  assert.deepEqual(terms.map(has), terms.map(() => true));
  assert.deepEqual(terms.flatMap(namesOf), []);
});
