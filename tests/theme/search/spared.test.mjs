import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING } from "../../../themes/standard/components/search/answer.js";
import { openSpared } from "../../../themes/standard/components/search/spared.js";

/** @typedef {import("../../../themes/standard/components/search/query.js").Around} Around */

/** @type {Awaited<ReturnType<Around["approach"]>>} */
const FOUND = { groups: [], suggestions: ["窓口"], proposals: [], offers: [] };
const WAYS = { findExactly: async () => ({ clauses: [], pages: [] }), findPages: async () => [] };

/**
 * A search that asks what comes near a query, but not near "書いてある".
 * @param {Around["approach"]} approach
 */
const open = (approach) =>
  openSpared({ approach }, (around) => ({
    isWarm: (text) => text === "窓口",
    async search(text) {
      if (text === "書いてある") return { ...NOTHING, pages: [1] };
      return { ...NOTHING, ...(await around.approach([], text, WAYS, null)) };
    },
  }));

test("an answer says of itself alone that what comes near could not be read", async (context) => {
  context.mock.method(console, "error", () => {});
  const search = open(async (_, text) => {
    if (text === "欠けた") throw new Error("near-1.js was not loaded");
    return FOUND;
  });
  const [missing, whole, written] = await Promise.all(["欠けた", "近い", "書いてある"].map(search.search));
  assert.deepEqual([missing.suggestions, missing.isPartial], [[], true]);
  assert.deepEqual([whole.suggestions, whole.isPartial], [["窓口"], false]);
  assert.deepEqual([written.pages, written.isPartial], [[1], false]);
  assert.equal(search.isWarm("窓口"), true);
});
