import assert from "node:assert/strict";
import { test } from "node:test";
import { openWords } from "../../../themes/standard/components/search/dom.js";
import { fillHit, makeHit } from "../../../themes/standard/components/search/hit.js";
import { openBlocks } from "../../../themes/standard/components/search/excerpt.js";
import { gathered } from "../../../themes/standard/components/tray/gathered.js";
import { openSearchPage, textsOf } from "../document.mjs";

/** @typedef {import("../../../themes/standard/components/search/hit.js").Source} Source */

/** @type {import("../../../themes/standard/components/search/hit.js").CaseName} */
const NAME = ["a", "窓口の予約", "港町"];
/** @type {Source} */
const SOURCE = {
  table: { sections: { overview: "事業の概要" } },
  readName: async () => NAME,
  readCase: async () => ({
    card: [
      ["article", {}, [
        ["h3", { "data-slot": "title" }, [["a", { href: "cases/a.html" }, ["窓口の予約"]]]],
        ["p", { "data-slot": "organization" }, ["港町"]],
        ["p", { "data-slot": "labels" }, ["RPA"]],
        ["label", { hidden: "" }, [["input", { type: "checkbox", "data-tick": "a" }, []]]],
      ]],
    ],
    blocks: openBlocks([["予約を窓口で受け付けている。", "s1", "overview", 3]]),
  }),
};

test("a case that comes near says which words it has and which not, and keeps saying it", async () => {
  const { root } = openSearchPage();
  const say = openWords(root);
  const row = { page: 0, forms: ["予約"], near: { page: 0, has: ["予約"], lacks: ["夜"] } };
  const hit = makeHit(root, say, row, NAME);
  const said = ["一致した言葉：予約", "ない言葉：夜"];
  assert.deepEqual(textsOf(hit, "[data-slot=near] > *"), said);
  await fillHit(root, say, SOURCE, hit, row);
  assert.deepEqual(textsOf(hit, "[data-slot=near] > *"), said);
  assert.equal(hit.querySelector("[data-slot=labels]"), null, "it stands where the labels would");
  assert.deepEqual(textsOf(hit, "mark"), ["予約", "予約"]);
});

test("a hit as written says nothing of words, and leads to the place of its sentence", async () => {
  const { root } = openSearchPage();
  const say = openWords(root);
  const row = { page: 0, forms: ["窓口"] };
  const hit = makeHit(root, say, row, NAME);
  await fillHit(root, say, SOURCE, hit, row);
  assert.equal(hit.querySelector("[data-slot=near]"), null);
  const place = /** @type {HTMLAnchorElement} */ (hit.querySelector("[data-places] a"));
  assert.match(place.href, /cases\/a\.html\?mark=[^#]+#s1$/);
  assert.equal(place.getAttribute("aria-label"), "事業の概要（窓口の予約）");
});

test("the box that gathers a case is shown with its card, ticked where the case is gathered", async () => {
  const { root } = openSearchPage();
  const say = openWords(root);
  const row = { page: 0, forms: [] };
  gathered.add("a");
  const hit = makeHit(root, say, row, NAME);
  await fillHit(root, say, SOURCE, hit, row);
  const box = /** @type {HTMLInputElement} */ (hit.querySelector("[data-tick]"));
  assert.deepEqual([box.checked, box.closest("label")?.hidden], [true, false]);
});
