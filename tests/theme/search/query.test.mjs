import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { makeReason, NOTHING } from "../../../themes/standard/components/search/answer.js";
import { nameClauses, openSearch } from "../../../themes/standard/components/search/query.js";
import { openShelves } from "../../../themes/standard/components/search/shelves.js";
import { tokenize } from "../../../themes/standard/components/search/text.js";
import { openVariants } from "../../../themes/standard/components/search/variants.js";
import { NONE_SPOKEN, openTexts } from "./corpus.mjs";

/** @typedef {import("../../../themes/standard/components/search/around.js").Surroundings} Surroundings */
/** @typedef {import("../../../themes/standard/components/search/propose.js").Proposed} Proposed */

const TEXTS = ["窓口の手続き", "窓口の予約と手続", "ウェブの窓口と窓口", "ドローン"];
/** @type {[number, "asks" | "links"][]} */
const LOOSE = [[3, "asks"], [0, "links"]];
const finder = openTexts([...TEXTS, "空から窓口を見たい", "example.jp"]);
const shelves = openShelves(finder, TEXTS.length, LOOSE, new Map());

/** What was asked for around the queries. @type {string[]} */
let approached = [];
/** @type {Surroundings} */
let surroundings = { groups: [], suggestions: [], proposals: [], offers: [] };
/** @type {Proposed} */
let proposed = { proposals: [], offers: [], group: null };

/** @param {number[]} pages */
const listHits = (...pages) => pages.map((page) => ({ page, has: [], lacks: [] }));
const OFFER = { kind: "labels", name: "RPA", path: "labels/rpa.html", count: 1 };

const { isWarm, search } = openSearch(shelves, {
  count: TEXTS.length,
  variants: openVariants([[["手続き", "手続"], []]], NONE_SPOKEN),
  around: {
    approach: async (clauses, _, __, met) => {
      approached.push(nameClauses(clauses));
      return met ? { ...surroundings, groups: [met] } : surroundings;
    },
  },
  proposals: {
    propose: async () => proposed,
    proposeAround: async () => [],
    offerNeeds: () => [],
  },
});

beforeEach(() => {
  approached = [];
  surroundings = { groups: [], suggestions: [], proposals: [], offers: [] };
  proposed = { proposals: [], offers: [], group: null };
});

/** @param {Record<string, number[]>} table */
async function check(table) {
  for (const [text, pages] of Object.entries(table)) {
    assert.deepEqual((await search(text)).pages, pages, text);
  }
}

test("cases have every clause in one of its terms, and nothing that is excluded", () =>
  check({
    "窓口": [2, 0, 1],
    "窓口 予約": [1],
    "予約 OR ドローン": [1, 3],
    "窓口 -予約": [2, 0],
    "-窓口": [3],
    "窓口 NOT 犬猫": [2, 0, 1],
    "窓口 -窓口": [],
    "、。": [],
  }));

test("a term is found in its forms, guessed at, or in its parts", async () => {
  await check({ "手続": [0, 1], "ウエブ": [2], "予約/窓口": [1] });
  assert.deepEqual((await search("手続き")).forms, ["手続き", "手続"]);
  assert.ok((await search("ウエブ")).forms.includes("ウェブ"));
  assert.deepEqual((await search("予約/窓口")).forms, ["予約", "窓口"]);
});

test("clauses count alike in the order of the cases", async () => {
  assert.deepEqual((await search("窓口 ウェブ")).pages, [2]);
  assert.deepEqual((await search("手続 窓口")).pages, (await search("窓口 手続")).pages);
});

test("what stands only beside the text comes near, with its reason", async () => {
  /** @param {string} text */
  const near = async (text) =>
    (await search(text)).near.map(({ reason, hits }) => [reason.name, hits.map(({ page }) => page)]);
  assert.deepEqual(await near("空から"), [["reasonAsks", [3]]]);
  assert.deepEqual(await near("ドローン 空から"), [["reasonAsks", [3]]]);
  assert.deepEqual(await near("example"), [["reasonLinks", [0]]]);
  assert.deepEqual(await near("窓口"), [["reasonAsks", [3]]]);
  assert.deepEqual(await near("空から -ドローン"), [], "what is excluded does not come near");
});

test("around a query nothing is sought where cases have it; else its conditions count", async () => {
  await search("窓口");
  assert.deepEqual(approached, []);
  proposed.group = { reason: makeReason("conditions", "無料", ["無料"]), hits: listHits(1), forms: [] };
  const { near } = await search("無料");
  assert.deepEqual(near.map(({ reason }) => reason.name), ["reasonConditions"]);
  assert.deepEqual((await search("窓口")).near.length, 1, "conditions count where nothing is written");
});

test("around a place of which no case tells only its surroundings are proposed", async () => {
  const around = { text: "", chosen: { prefecture: ["x"] }, pages: [0] };
  surroundings = { ...surroundings, isApart: true, proposals: [around] };
  proposed.proposals = [{ text: "", chosen: { kind: ["city"] }, pages: [0, 1] }];
  const { near, proposals } = await search("空から来た市");
  assert.deepEqual([near, proposals], [[], [around]]);
  assert.deepEqual((await search("example")).near, [], "nor the address of another place");
});

test("what comes near a query that stands nowhere is told, each case once", async () => {
  const reason = makeReason("both", "x", []);
  surroundings.groups = [
    { reason, hits: listHits(0, 1), forms: [] },
    { reason, hits: listHits(1, 2), forms: [] },
    { reason, hits: listHits(0), forms: [] },
  ];
  surroundings.offers = [OFFER];
  const { near, offers, pages } = await search("犬|猫 鳥");
  assert.deepEqual(near.map(({ hits }) => hits.map(({ page }) => page)), [[0, 1], [2]]);
  assert.deepEqual([offers, pages, approached], [[OFFER], [], ["犬|猫 鳥"]]);
});

test("what is excluded stays excluded in all that is proposed", async () => {
  surroundings.suggestions = ["猫"];
  surroundings.proposals = [{ text: "猫", chosen: { kind: ["city"] }, pages: [0, 1, 2] }];
  proposed.proposals = [{ text: "", chosen: { kind: ["town"] }, pages: [0, 1] }];
  const found = await search('犬 -予約 -"の 猫"');
  assert.deepEqual(found.suggestions, ['猫 -予約 -"の 猫"']);
  assert.deepEqual(found.proposals, [
    { text: '-予約 -"の 猫"', chosen: { kind: ["town"] }, pages: [0] },
    { text: '猫 -予約 -"の 猫"', chosen: { kind: ["city"] }, pages: [0, 2] },
  ]);
});

test("nothing is sought for a query of signs", async () => {
  assert.deepEqual(await search("、。"), NOTHING);
});

test("a query is warm where all that it needs has been read", () => {
  finder.read.clear();
  assert.equal(isWarm("窓口"), false);
  void finder.need(["窓口", "予約"].flatMap((term) => tokenize(term)));
  assert.equal(isWarm("窓口 -予約"), true);
  assert.equal(isWarm("窓口 -手続"), false);
});
