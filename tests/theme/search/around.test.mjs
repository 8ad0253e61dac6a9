import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openAround } from "../../../themes/standard/components/search/around.js";
import { openFacets } from "../../../themes/standard/components/search/facets.js";
import { openVariants } from "../../../themes/standard/components/search/variants.js";
import { NONE_SPOKEN } from "./corpus.mjs";

/** @typedef {import("../../../themes/standard/components/search/query.js").FoundClause} FoundClause */
/** @typedef {import("../../../themes/standard/components/search/around.js").Ways} Ways */

const OWN = 10;
const PACKS = {
  places: {
    places: { 兵庫県: ["神戸市"], 宮城県: ["仙台市"] },
    regions: { 兵庫県: "近畿", 宮城県: "東北" },
    beside: {},
  },
  ladder: { words: [], known: [], similar: [], sounds: [], synonyms: [] },
  kana: { readings: [], places: { 兵庫県: ["ヒョウゴ", "コウベ"], 宮城県: ["ミヤギ", "センダイ"] } },
  meaning: { senses: [0, 1], cases: [[[0, 1]]], needs: [[0, 1]], words: [["一", "near"]] },
  near: [["契約", 16 * 0 + OWN], ["郵送", 16 * 1 + OWN]],
};
/** @type {string[]} */
let asked = [];
const read = Object.assign(async () => new Uint8Array(), {
  json: async (/** @type {keyof typeof PACKS} */ name) => {
    asked.push(name);
    return PACKS[name];
  },
});

/** @type {any} */
const TABLE = {
  count: 1,
  facets: {},
  terms: {},
  conditions: { bands: {}, words: {} },
  ignored: [],
  meaning: "meaning",
};

const { approach } = openAround(read, {
  table: { ...TABLE, facetsOf: openFacets(TABLE) },
  readNames: async () => [["kobe", "契約", "兵庫県神戸市"]],
  finder: {
    has: () => true,
    need: async () => {},
    findPhrase: () => new Map(),
    findToken: () => new Map(),
  },
  loose: [],
  variants: openVariants([], NONE_SPOKEN),
  proposals: /** @type {any} */ ({
    offerNeeds: (/** @type {number[]} */ needs) => needs.map((at) => ({ name: `課題${at}` })),
    proposeAround: async (/** @type {{ areas: string[] }} */ { areas }) => areas,
  }),
});

/** @type {(text: string) => FoundClause} */
const clauseOf = (text) => ({
  terms: [{ text, isQuoted: false }],
  found: { written: new Map(), asks: new Map(), links: new Map(), forms: [text] },
});
/** @type {Ways} */
const WAYS = {
  findExactly: async (text) => ({
    clauses: [clauseOf(text)],
    pages: text === "神戸市" ? [0] : [],
  }),
  findPages: async () => [],
};
const ask = (/** @type {string} */ text) => approach([clauseOf(text)], text, WAYS, null);

beforeEach(() => {
  asked = [];
});

test("a place of which no case tells is not taken for another: its area is proposed", async () => {
  const { groups, proposals } = await ask("仙台市の窓口");
  assert.deepEqual([groups, proposals], [[], ["宮城県", "東北"]]);
  assert.deepEqual((await ask("せんだい")).proposals, ["宮城県", "東北"]);
});

test("an office is the body that it belongs to", async () => {
  const { groups, suggestions } = await ask("神戸市役所");
  assert.deepEqual([groups[0].reason.name, groups[0].hits.map(({ page }) => page)], ["reasonOffice", [0]]);
  assert.deepEqual(suggestions, ["神戸市"]);
});

test("a sentence is answered by what it means, with the need, and nothing else is read", async () => {
  const { groups, offers } = await ask("契約を郵送でしたくない");
  assert.deepEqual(
    groups.map(({ reason, hits }) => [reason.name, hits[0].page, hits[0].means]),
    [["reasonWords", 0, ["契約", "郵送"]]],
  );
  assert.deepEqual(offers, [{ name: "課題0" }]);
  assert.ok(!asked.includes("ladder"), asked.join());
});

test("a term that the ladder does not know is answered by what it means", async () => {
  const { groups } = await ask("契約郵送");
  assert.deepEqual(groups.map(({ reason }) => reason.name), ["reasonMeaning"]);
});
