import assert from "node:assert/strict";
import { test } from "node:test";
import { makeReason } from "../../../themes/standard/components/search/answer.js";
import { openWords } from "../../../themes/standard/components/search/dom.js";
import { openGroups } from "../../../themes/standard/components/search/groups.js";
import { openSearchPage, textsOf } from "../document.mjs";

/** @typedef {import("../../../themes/standard/components/search/hit.js").Row} Row */

const HIT = { page: 4, has: ["窓口"], lacks: ["夜"] };
const GROUPS = [
  { reason: makeReason("both", "待ち時間短縮", ["待ち時間", "短縮"]), hits: [HIT], forms: ["短縮"] },
  { reason: makeReason("words", "窓口で待つ", []), hits: [HIT, HIT], forms: [] },
];

test("each group stands under its reason with its count, apart from the results", () => {
  const { root } = openSearchPage();
  const groups = openGroups(root, openWords(root));
  /** @type {Row[]} */
  const rows = [];
  groups.show(GROUPS, (list, own) => {
    rows.push(...own);
    assert.ok(list.closest("[data-search-near]") && !list.closest("[data-search-results]"));
    return [];
  });
  assert.deepEqual(textsOf(root, "[data-search-near] [data-search-reason]"), [
    "「待ち時間」、「短縮」の両方がある事例（1件）",
    "入力した文に内容の近い事例（2件）",
  ]);
  assert.deepEqual(rows[0], { page: 4, forms: ["短縮"], near: HIT });
  assert.equal(rows.length, 3);
});

test("where nothing comes near nothing is said of it", () => {
  const { root } = openSearchPage();
  const near = /** @type {HTMLElement} */ (root.querySelector("[data-search-near]"));
  const groups = openGroups(root, openWords(root));
  groups.show(GROUPS, () => []);
  assert.equal(near.hidden, false);
  groups.clear();
  assert.deepEqual([near.hidden, textsOf(near, "[data-search-reason]")], [true, []]);
  groups.show([], () => []);
  assert.equal(near.hidden, true);
});
