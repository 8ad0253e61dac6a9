import assert from "node:assert/strict";
import { test } from "node:test";
import { openLadder, weighParts } from "../../../themes/standard/components/search/ladder.js";
import { openLexicon } from "../../../themes/standard/components/search/lexicon.js";
import { openResolver } from "../../../themes/standard/components/search/resolve.js";
import { openRows } from "../../../themes/standard/components/search/rows.js";
import { openVariants } from "../../../themes/standard/components/search/variants.js";
import { NONE_SPOKEN, openTexts } from "./corpus.mjs";

/** @typedef {import("../../../themes/standard/components/search/lattice.js").Part} Part */

const TEXTS = ["電子契約の窓口", "電子決裁", "電子決済", "スマートロック", "電子の窓口で決裁"];
const finder = openTexts(TEXTS);
const rows = openRows(finder, TEXTS.length, [], () => []);
const lexicon = openLexicon(
  {
    words: [["電子契約", 1], ["電子決裁", 1], ["電子決済", 1], ["電子", 4], ["窓口", 2], ["スマートロック", 1]],
    known: [],
    similar: [],
    sounds: ["裁済"],
    synonyms: [],
  },
  [{ name: "スマートロック", slug: "smart-locks", pages: [3] }],
);
lexicon.addReadings(["デンシ|電子", "ケッサイ|決済|決裁", "マドグチ|窓口"]);
const resolver = openResolver(rows, openVariants([], NONE_SPOKEN), lexicon, []);
const { climb } = openLadder(resolver, lexicon, TEXTS.length);

/**
 * What comes near terms, of which those in quotes are meant to the letter.
 * @param {string[]} typed
 */
async function near(...typed) {
  const clauses = typed.map((term) => {
    const text = term.replaceAll('"', "");
    const written = new Map([...rows.find([text]).keys()].map((page) => [page, { weight: 1, score: 1 }]));
    const found = { written, asks: new Map(), links: new Map(), forms: [text] };
    return { terms: [{ text, isQuoted: text !== term }], found };
  });
  const { groups, suggestions, some } = await climb(clauses);
  /** @param {typeof groups} found */
  const list = (found) =>
    found.map(({ reason, hits }) => `${reason.name} ${hits.map(({ page }) => page).join()}`);
  return { groups: list(groups), suggestions, some: list(some) };
}

test("words that stand apart in a case come near, best first, without a suggestion", async () => {
  const { groups, suggestions } = await near("窓口電子契約");
  assert.equal(groups[0], "reasonBoth 0");
  assert.deepEqual(suggestions, []);
});

test("a slip of the pen is named and what is meant suggested", async () => {
  const { groups, suggestions } = await near("電子契訳");
  assert.equal(groups[0], "reasonSpelling 0");
  assert.deepEqual(suggestions, ["電子契約"]);
});

test("kana and romaji suggest every word that is read so, in the place of what was typed", async () => {
  assert.deepEqual((await near("でんしけっさい")).suggestions, ["電子決済", "電子決裁"]);
  assert.deepEqual((await near("denshikessai")).suggestions, ["電子決済", "電子決裁"]);
  assert.deepEqual((await near("denshi", "kessai")).suggestions, ["電子決済", "電子決裁"]);
  assert.deepEqual((await near("電子契約", "madoguchi")).suggestions, ["電子契約 窓口"]);
  assert.deepEqual((await near("denshikessai")).groups, ["reasonReading 1,2"]);
});

test("English words are read together", async () => {
  assert.deepEqual((await near("smart", "lock")).groups, ["reasonEnglish 3"]);
  assert.deepEqual((await near("smartlock")).groups, ["reasonEnglish 3"]);
});

test("what is quoted is meant to the letter", async () => {
  assert.deepEqual(await near('"電子契訳"'), { groups: [], suggestions: [], some: [] });
});

test("where no way has all, cases come that have most, with what they lack", async () => {
  assert.deepEqual(await near("電子契約", "窓口", "犬猫犬猫"), {
    groups: [],
    suggestions: [],
    some: [],
  });
  assert.deepEqual((await near("電子契約", "窓口", "決裁")).some, ["reasonSome 0"]);
});

test("parts weigh by how rare they are; one alone has to be rare and most", () => {
  /**
   * @param {string} typed
   * @param {number[]} pages
   * @returns {Part}
   */
  const part = (typed, ...pages) => ({
    kind: "written",
    typed,
    words: [typed],
    forms: [],
    fits: new Map(pages.map((page) => [page, { weight: 1, score: 1 }])),
  });
  const common = Array.from({ length: 30 }, (_, page) => page);
  const parts = [part("窓口", ...common), part("電子契約", 3, 40), part("予約", 3, ...common.slice(10))];
  const [best, second] = weighParts(parts, 47);
  assert.deepEqual(best, { page: 3, has: ["窓口", "電子契約", "予約"], lacks: [] });
  assert.equal(second?.page === 40 || second === undefined, true);
  assert.deepEqual(weighParts([part("窓口", ...common), part("予約")], 47), []);
});

test("where no case has all words, kanji of one sound are tried for words that stand", async () => {
  const known = openLexicon(
    {
      words: [["窓口", 2], ["決裁", 2], ["決済", 1]],
      known: [],
      similar: [],
      sounds: ["裁済"],
      synonyms: [],
    },
    [],
  );
  const ladder = openLadder(openResolver(rows, openVariants([], NONE_SPOKEN), known, []), known, TEXTS.length);
  const found = { written: new Map(), asks: new Map(), links: new Map(), forms: [] };
  const clause = { terms: [{ text: "窓口決済", isQuoted: false }], found };
  const { groups, suggestions } = await ladder.climb([clause]);
  assert.deepEqual(groups[0].hits.map(({ page }) => page), [4]);
  assert.deepEqual(suggestions, ["窓口決裁"]);
});
