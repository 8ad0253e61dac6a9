import assert from "node:assert/strict";
import { test } from "node:test";
import { openLexicon } from "../../../themes/standard/components/search/lexicon.js";
import { openResolver } from "../../../themes/standard/components/search/resolve.js";
import { openRows } from "../../../themes/standard/components/search/rows.js";
import { openVariants } from "../../../themes/standard/components/search/variants.js";
import { NONE_SPOKEN, openTexts } from "./corpus.mjs";

const TEXTS = ["電子契約の窓口", "電子決裁", "水道管のai診断", "ペーパーレス会議", "窓口の手続"];
const lexicon = openLexicon(
  {
    words: [["電子契約", 1], ["電子決裁", 1], ["電子", 2], ["窓口", 2], ["水道管", 1], ["診断", 1], ["会議", 1], ["ペーパーレス", 1]],
    known: ["決裁"],
    similar: [],
    sounds: ["裁済"],
    synonyms: ["ペーパーレス||紙なし"],
  },
  [{ name: "電子契約", slug: "electronic-contracts", pages: [0] }],
);
lexicon.addReadings(["デンシ|電子", "ケッサイ|決裁", "マドグチ|窓口"]);
const resolver = openResolver(
  openRows(openTexts(TEXTS), TEXTS.length, [], lexicon.listLonger),
  openVariants([[["手続"], ["手続き"]]], NONE_SPOKEN),
  lexicon,
  ["事例"],
);

/**
 * The surest way to read a term: its parts with their kinds, words and cases.
 * @param {string} term
 */
async function read(term, isLoose = false) {
  const [way] = await resolver.resolve(term, { isLoose });
  if (!way) return [];
  const { parts } = await resolver.fill(way);
  return parts.map(({ kind, words, fits }) => [kind, words.join(), [...fits.keys()].join()].join(" "));
}

/** @param {Record<string, string[]>} table */
async function check(table) {
  for (const [term, parts] of Object.entries(table)) assert.deepEqual(await read(term), parts, term);
}

test("a compound is read in the words that stand, particles left out", () =>
  check({
    "水道管ai診断": ["written 水道管 2", "written ai診断 2"],
    "診断会議": ["written 診断 2", "written 会議 3"],
    "窓口で電子決裁": ["written 窓口 0,4", "written 電子決裁 1"],
    "電子契約の事例": ["written 電子契約 0"],
  }));

test("kana are read as words, half-converted ones together", () =>
  check({
    "まどぐち": ["reading 窓口 0,4"],
    "でんしけっさい": ["reading 電子決裁 1"],
    "電子けっさい": ["reading 電子決裁 1"],
    "でんし決裁": ["reading 電子決裁 1"],
  }));

test("of a term in kana a small part is no reading of it", async () => {
  assert.deepEqual(await read("まどぐちの"), ["reading 窓口 0,4"]);
  assert.deepEqual(await read("まどぐちのけっさい"), ["reading 窓口 0,4", "reading 決裁 1"]);
  assert.deepEqual(await read("でんしれんじ"), []);
});

test("romaji counts as a reading, also where it is katakana as it stands", async () => {
  assert.deepEqual(await read("ペーパーレス", true), ["reading ペーパーレス 3"]);
  assert.deepEqual(await read("ペパレス", true), ["reading ペーパーレス 3"]);
});

test("slips, synonyms and English stand for what is meant", () =>
  check({
    "電子決済": ["spelling 電子決裁 1"],
    "電子契訳": ["spelling 電子契約 0"],
    "紙なし会議": ["synonym ペーパーレス 3", "written 会議 3"],
    "contractの窓口": ["english 電子契約 0", "written 窓口 0,4"],
    "手続き窓口": ["written 手続き 4", "written 窓口 0,4"],
  }));

test("what stands nowhere is a gap; a term of nothing else has no way", async () => {
  assert.deepEqual(await read("窓口犬猫"), ["written 窓口 0,4", "gap  "]);
  assert.deepEqual(await read("犬猫"), []);
  assert.deepEqual(await read("窓口".repeat(25)), [], "too long");
});

test("English words name together what has all of them", () => {
  assert.deepEqual([...(resolver.readEnglish(["electronic", "contract"])?.fits.keys() ?? [])], [0]);
  assert.equal(resolver.readEnglish(["electronic", "approval"]), null);
});

test("a kana that is typed by half is read as what it may become", () =>
  check({
    "ぺーぱーれs": ["reading ペーパーレス 3"],
    "まどぐt": ["reading 窓口 0,4"],
    "でんしけっs": ["reading 電子決裁 1"],
  }));

test("kanji of one sound are sought in place of known words only where that is asked", async () => {
  const ways = await resolver.resolve("電子決済", { mayBeMisheard: true });
  assert.ok(ways.some(({ parts }) => parts.some(({ words }) => words.includes("電子決裁"))));
});
