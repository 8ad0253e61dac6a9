import assert from "node:assert/strict";
import { test } from "node:test";
import { cutWords, openMeaning } from "../../../themes/standard/components/search/meaning.js";

const OWN = 10;
/** @param {number} meaning @param {number} tenths */
const tie = (meaning, tenths) => meaning * 16 + tenths;

// Meanings: 0 is 窓口, row 7 of the table; 1 待つ, row 3; 2 the name 橋.
/** @type {Record<string, unknown>} */
const PACKS = {
  meaning: {
    senses: [7, 3, "橋"],
    cases: [[[0], [0, 1]], [[2]], []],
    needs: [[0, 1], [2]],
    words: [
      ["受", "one"],
      ["橋", "two"],
    ],
  },
  one: [
    ["受付", tie(7, 8)],
    ["待", tie(3, OWN)],
    ["待合室", tie(3, 4), tie(7, 3)],
  ],
  two: [
    ["窓口", tie(7, OWN)],
  ],
};

/** @type {string[]} */
let asked = [];
const read = Object.assign(async () => new Uint8Array(), {
  json: async (/** @type {string} */ name) => {
    asked.push(name);
    if (!(name in PACKS)) throw new Error(name);
    return PACKS[name];
  },
});

test("at each place the longest known word is found, in katakana from the start of a run", async () => {
  const known = new Set(["窓口", "窓", "トーン", "ケース", "ocr"]);
  const cut = (/** @type {string} */ text) => cutWords(text, async () => known);
  assert.deepEqual(await cut("窓口と窓"), ["窓口", "窓"]);
  assert.deepEqual(await cut("キントーンのケース"), ["ケース"]);
  assert.deepEqual(await cut("ocrとocrs"), ["ocr"]);
  assert.deepEqual(await cut("ことである。"), []);
});

test("a case is found by a word that comes near what it says, less than by the word itself", async () => {
  const rank = await openMeaning(read, "meaning");
  const [near] = (await rank("受付")).cases;
  const [own] = (await rank("窓口")).cases;
  assert.deepEqual([near.page, own.page], [0, 0]);
  assert.ok(near.score < own.score, `${near.score} < ${own.score}`);
});

test("the sentence that says all of it counts most, and a rare word more than a common one", async () => {
  const rank = await openMeaning(read, "meaning");
  const [{ score: both }, ...others] = (await rank("窓口で待つ")).cases;
  assert.deepEqual(others, []);
  assert.ok(both > 1, `${both}: one sentence has both words, another has one`);
  assert.deepEqual(
    (await rank("橋と窓口")).cases.map(({ page }) => page),
    [0, 1],
    "two sentences before one",
  );
});

test("a case names the words of the text that it says, in whatever words, and those that it lacks", async () => {
  const rank = await openMeaning(read, "meaning");
  const { cases } = await rank("受付と橋");
  assert.deepEqual(
    cases.map(({ page, has, lacks }) => [page, has, lacks]),
    [
      [0, ["受付"], ["橋"]],
      [1, ["橋"], ["受付"]],
    ],
  );
});

test("a need says the more of a text the more of its words it has", async () => {
  const rank = await openMeaning(read, "meaning");
  const { needs } = await rank("窓口で待つ");
  assert.ok(needs[0] > 0.9 && needs[1] === 0, needs.join());
});

test("what no case says finds nothing", async () => {
  const rank = await openMeaning(read, "meaning");
  assert.deepEqual((await rank("ことである")).cases, []);
  assert.deepEqual((await rank("宇宙")).cases, []);
  assert.deepEqual((await rank("")).cases, []);
});

test("only the packs of the words of a text are read, each once", async () => {
  asked = [];
  const rank = await openMeaning(read, "meaning");
  assert.deepEqual(asked, ["meaning"]);
  await rank("待つ");
  await rank("受付で待つ");
  assert.deepEqual(asked, ["meaning", "one"]);
});

test("a pack that could not be read is asked for again", async () => {
  const rank = await openMeaning(read, "meaning");
  const { two } = PACKS;
  delete PACKS.two;
  await assert.rejects(rank("橋"), /two/);
  PACKS.two = two;
  assert.deepEqual((await rank("橋")).cases.map(({ page }) => page), [1]);
});

test("kanji alone beside each other are a word that no case says, and none of its own", async () => {
  const rank = await openMeaning(read, "meaning");
  const { cases, unknown } = await rank("歩道橋の窓口");
  assert.deepEqual(unknown, ["歩道橋"]);
  assert.ok(cases.every(({ has, lacks }) => ![...has, ...lacks].includes("橋")));
  assert.deepEqual((await rank("橋の窓口")).unknown, []);
});
