import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openConditions } from "../../../themes/standard/components/search/conditions.js";
import { openFacets } from "../../../themes/standard/components/search/facets.js";
import { openProposals } from "../../../themes/standard/components/search/propose.js";

/** @typedef {import("../../../themes/standard/components/search/facets.js").Filtered} Filtered */

/** @type {Filtered} */
const TABLE = {
  count: 3,
  facets: {
    prefecture: [["iwate", "tokyo"], [[0], [1], [1]]],
    cost: [["low", "high"], [[0], [0], [1]]],
    label: [["rpa"], [[], [0], []]],
    need: [["faster"], [[0], [0], []]],
  },
};
const SORTS = { cost: [900, 100, null], introduced: [202004, 202104, 202204] };
/** How often they were read. */
let read = 0;
/** The words that were sought. @type {string[]} */
let sought = [];
const proposals = openProposals({
  facetsOf: openFacets(TABLE),
  findConditions: openConditions(
    {
      bands: { cost: [["low", 0, 1000], ["high", 1000.01, null]] },
      words: { prefecture: [["東北", "iwate"], ["東京都", "tokyo"], ["関東", "tokyo"], ["岩手県", "iwate"]] },
    },
    (name) => name in TABLE.facets,
  ),
  ignored: ["事例"],
  readSorts: async () => {
    read += 1;
    return SORTS;
  },
  terms: { labels: [["rpa", 1, "RPA", "業務自動化"]], needs: [["faster", 2, "早くしたい"]] },
});
/** @param {string} text */
async function findPages(text) {
  sought.push(text);
  return [0, 1];
}

beforeEach(() => {
  sought = [];
  read = 0;
});

test("a condition is proposed as a filter of the cases with the words that are left", async () => {
  const { proposals: own } = await proposals.propose("東北の窓口の事例", findPages);
  assert.deepEqual(own, [{ text: "窓口", chosen: { prefecture: ["iwate"] }, pages: [0, 1] }]);
  assert.deepEqual(sought, ["窓口"]);
  const alone = await proposals.propose("東京都内の市町村", findPages);
  assert.deepEqual(alone.proposals, [{ text: "", chosen: { prefecture: ["tokyo"] }, pages: [0, 1, 2] }]);
  assert.equal(sought.length, 1, "nothing is left to seek");
});

test("cases that meet conditions by their numbers come near, else those of the bands", async () => {
  /** @param {string} text */
  async function near(text) {
    const { group } = await proposals.propose(text, findPages);
    return group && [group.reason.name, group.reason.values.words, group.hits.map(({ page }) => page)];
  }
  assert.deepEqual(await near("500円以下"), ["reasonConditions", "「500円以下」", [1]]);
  assert.deepEqual(await near("5円以下"), ["reasonBands", "「5円以下」", [0, 1]]);
  assert.deepEqual(await near("東北 窓口"), ["reasonConditions", "「東北」、「窓口」", [0]]);
  assert.deepEqual(await near("2021年4月に導入"), ["reasonConditions", "「2021年4月に導入」", [1]]);
  assert.equal(await near("1999年に導入"), null, "of no filter there are no bands");
  assert.equal(await near("窓口"), null);
});

test("the numbers of cases are read for conditions with limits only", async () => {
  await proposals.propose("東北の窓口", findPages);
  assert.equal(read, 0);
  await proposals.propose("500円以下", findPages);
  assert.equal(read, 1);
});

test("of a term that is named its page is offered, and its filter where there is one", async () => {
  const found = await proposals.propose("業務自動化", findPages);
  assert.deepEqual(found.offers, [{ kind: "labels", name: "RPA", path: "labels/rpa.html", count: 1 }]);
  assert.deepEqual(found.proposals, [{ text: "", chosen: { label: ["rpa"] }, pages: [0, 1, 2] }]);
  const need = await proposals.propose("早くしたい", findPages);
  assert.deepEqual([need.offers.length, need.proposals.length], [1, 0]);
  assert.deepEqual((await proposals.propose("自動化", findPages)).offers, [], "only whole names");
});

test("needs are offered by their numbers", () => {
  assert.deepEqual(proposals.offerNeeds([0]).map(({ path }) => path), ["needs/faster.html"]);
});

test("around a place its areas are proposed, each once", async () => {
  const place = { typed: "府中市", areas: ["東京都", "広島県", "関東"] };
  assert.deepEqual(await proposals.proposeAround(place, "府中市の窓口", findPages), [
    { text: "窓口", chosen: { prefecture: ["tokyo"] }, pages: [0, 1] },
  ]);
});
