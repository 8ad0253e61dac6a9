import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openSearch, splitTerms } from "../../../themes/standard/components/search/query.js";
import { phrasesOf } from "../../../themes/standard/components/search/text.js";
import { openVariants } from "../../../themes/standard/components/search/variants.js";

/** @typedef {import("../../../themes/standard/components/search/finder.js").Fits} Fits */

/** What each term finds. @type {Map<string, Fits>} */
let index = new Map();
/** @type {string[][]} */
let sentences = [];
let near = { pages: /** @type {number[]} */ ([]), forms: /** @type {string[]} */ ([]) };
let isRead = false;

const search = openSearch(
  {
    has: () => isRead,
    need: async () => {},
    findToken: () => new Map(),
    findPhrase: (tokens) => index.get(tokens.join()) ?? new Map(),
  },
  {
    variants: openVariants([[["手続き", "手続"], []]], []),
    findSentence: async (terms) => {
      sentences.push(terms);
      return near;
    },
    readWords: async () => [["固定資産税", 3]],
  },
);

/**
 * @param {string} term
 * @param {[page: number, weight: number, score: number][]} fits
 */
function store(term, ...fits) {
  const found = new Map(fits.map(([page, weight, score]) => [page, { weight, score }]));
  for (const phrase of phrasesOf(term)) index.set(phrase.join(), found);
}

beforeEach(() => {
  index = new Map();
  sentences = [];
  near = { pages: [], forms: [] };
  isRead = false;
});

test("a query is cut at white space and at what ends a thought, and folded", () => {
  assert.deepEqual(splitTerms("ＲＰＡ　窓口、予約。RPA"), ["rpa", "窓口", "予約"]);
});

test("quotes keep together, signs around a term go", () => {
  assert.deepEqual(splitTerms('"Power BI" 「窓口」 -決裁-'), ["power bi", "窓口", "決裁"]);
  assert.deepEqual(splitTerms("98.2% C++ (株)"), ["98.2%", "c++", "(株)"]);
  assert.deepEqual(splitTerms("！ … 、"), []);
});

test("the digit grouping of a number that is being typed is read over", () => {
  assert.deepEqual(splitTerms("10,4"), ["104"]);
  assert.deepEqual(splitTerms("10,40"), ["1040"]);
  assert.deepEqual(splitTerms("10,400"), ["10400"]);
});

test("cases have all terms, by the weight of their sections, then by score", async () => {
  store("窓口", [0, 1, 5], [1, 10, 1], [2, 10, 2]);
  store("予約", [0, 1, 1], [1, 1, 1], [2, 1, 1], [3, 9, 9]);
  const found = await search.search("窓口 予約");
  assert.deepEqual(found, { pages: [2, 1, 0], forms: ["窓口", "予約"], near: [] });
});

test("a term is found in each of its forms", async () => {
  store("手続き", [0, 1, 1]);
  store("手続", [0, 3, 1], [4, 1, 1]);
  const { pages, forms } = await search.search("手続き");
  assert.deepEqual(pages, [0, 4]);
  assert.deepEqual(forms, ["手続き", "手続"]);
});

test("katakana that stands nowhere is guessed at", async () => {
  store("ユーザー", [6, 1, 1]);
  const { pages, forms } = await search.search("ユーザ");
  assert.deepEqual(pages, [6]);
  assert.ok(forms.includes("ユーザー"));
});

test("a term that stands nowhere is sought in its parts", async () => {
  store("窓口", [1, 1, 1], [2, 1, 1]);
  store("予約", [2, 1, 1]);
  const { pages, forms } = await search.search("窓口/予約");
  assert.deepEqual(pages, [2]);
  assert.deepEqual(forms, ["窓口", "予約"]);
});

test("a sentence that stands nowhere is asked for by its words", async () => {
  near = { pages: [3], forms: ["窓口"] };
  const found = await search.search("窓口の待ち時間を短くする");
  assert.deepEqual(found, { pages: [3], forms: ["窓口"], isNear: true, near: [] });
  assert.deepEqual(sentences, [["窓口の待ち時間を短くする"]]);
});

test("in place of a word that stands nowhere one that does is offered, with the other terms", async () => {
  store("窓口", [1, 1, 1]);
  const found = await search.search("窓口 固定試算税");
  assert.deepEqual(found, { pages: [], forms: [], near: ["窓口 固定資産税"] });
  assert.deepEqual(sentences, []);
});

test("nothing is sought for a query of signs", async () => {
  assert.deepEqual(await search.search("、。"), { pages: [], forms: [], near: [] });
});

test("a query is warm where all that it needs has been read", () => {
  assert.equal(search.isWarm("窓口"), false);
  isRead = true;
  assert.equal(search.isWarm("窓口 手続き"), true);
});
