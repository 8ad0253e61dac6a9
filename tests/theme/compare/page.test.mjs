import assert from "node:assert/strict";
import { test } from "node:test";
import { ComparePage } from "../../../themes/standard/components/compare/page.js";
import { gathered } from "../../../themes/standard/components/tray/gathered.js";
import { settle, textsOf } from "../document.mjs";
import { makeColumn, openComparePage } from "./example.mjs";

/** @typedef {import("../../../themes/standard/components/packs/cases.js").CaseTable} CaseTable */

const SLUGS = ["a", "b", "c", "d", "e", "f", "g"];
/** @type {CaseTable} */
const TABLE = {
  cases: SLUGS.map((slug, at) => [slug, `${slug}の題`, `${slug}町`, at + 1, 1000, "x", "town"]),
  facets: {},
  prefectures: {},
  kinds: {},
};

/**
 * The page over seven cases, of which some have damaged files.
 * @param {string} query
 * @param {{ damaged?: Set<string>, kept?: string }} [given]
 */
async function open(query, { damaged = new Set(), kept = "" } = {}) {
  const { root, window } = openComparePage(query);
  gathered.clear();
  for (const slug of kept.split(",").filter(Boolean)) gathered.add(slug);
  const { error } = console;
  console.error = () => {};
  const page = new ComparePage(root, {
    async readTable() {
      if (damaged.has("collection")) throw new Error("damaged");
      return TABLE;
    },
    readPlaces: async () => [],
    async readParts(slug) {
      if (damaged.has(slug)) throw new Error("damaged");
      return { card: [], column: makeColumn(slug), sheet: [] };
    },
    readWhole: async () => [],
  });
  await page.start();
  /** @param {string} selector */
  const press = async (selector) => {
    /** @type {HTMLElement | null} */ (root.querySelector(selector))?.click();
    await settle();
  };
  const status = () => textsOf(root, "[data-compare-status]")[0];
  const heads = () => textsOf(root, "thead tr:first-child > :not(:first-child)");
  const notes = () => textsOf(root, ".comparison-notes li");
  return { root, window, page, press, status, heads, notes, restore: () => (console.error = error) };
}

const ADD = "[data-compare-add] [type=submit]";

test("the address is shown, named in the title, and says what is shown", async () => {
  const { status, heads, notes } = await open("?cases=b,x,a,b");
  assert.deepEqual(heads(), ["b", "a"]);
  assert.equal(status(), "2件を並べています。");
  assert.match(document.title, /^b町（事例2）、a町（事例1）｜事例を比べる｜/);
  assert.equal(location.search, "?cases=b,a");
  assert.deepEqual(notes(), ["リンクにある次の事例は、この事例集にないので省きました：x。"]);
  assert.deepEqual(gathered.list(), [], "what is only looked at is not kept");
});

test("of more than five the first are shown, and the others named", async () => {
  const { root, heads, notes } = await open("?cases=a,b,c,d,e,f,g");
  assert.equal(heads().length, 5);
  assert.match(notes()[0], /fの題、gの題/);
  assert.equal(root.querySelector("select")?.disabled, true);
  assert.equal(/** @type {HTMLElement} */ (root.querySelector("[data-compare-full]")).hidden, false);
});

test("one case asks for another, none explains and offers what is gathered", async () => {
  const one = await open("?cases=a");
  assert.match(one.status(), /1件だけ/);
  const none = await open("", { kept: "c,d" });
  assert.match(none.status(), /まだありません/);
  assert.ok(none.root.querySelector("[data-compare-message] a[href='needs/index.html']"));
  assert.deepEqual(textsOf(none.root, "[data-compare-gathered]"), ["選んだ事例のうち、ここにない2件も加える"]);
  await none.press("[data-compare-gathered] button");
  assert.deepEqual(none.heads(), ["c", "d"]);
  assert.equal(location.search, "?cases=c,d");
  assert.equal(/** @type {HTMLElement} */ (none.root.querySelector("[data-compare-gathered]")).hidden, true);
});

test("what is added is gathered with what is shown", async () => {
  const { root, press, status, heads } = await open("?cases=a");
  const choice = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
  const offered = Array.from(choice.options, ({ value }) => value);
  assert.deepEqual(offered, ["", "b", "c", "d", "e", "f", "g"]);
  await press(ADD);
  assert.match(status(), /選んでから/);
  choice.value = "c";
  await press(ADD);
  assert.deepEqual(heads(), ["a", "c"]);
  assert.equal(status(), "「cの題」を加えました。2件を並べています。");
  assert.deepEqual(gathered.list(), ["a", "c"]);
  assert.equal(document.activeElement, choice);
});

test("no more is gathered into the comparison than there is room for", async () => {
  const { root } = await open("?cases=a,b,c", { kept: "c,d,e,f" });
  assert.deepEqual(textsOf(root, "[data-compare-gathered]"), ["選んだ事例のうち、ここにない2件も加える"]);
});

test("a case is taken off, and the focus goes to the next", async () => {
  const { press, status, heads } = await open("?cases=a,b,c", { kept: "a,b" });
  await press("button[data-slug=b]:not([data-by])");
  assert.deepEqual(heads(), ["a", "c"]);
  assert.equal(status(), "「bの題」を外しました。2件を並べています。");
  assert.deepEqual(gathered.list(), ["a"]);
  assert.equal(/** @type {HTMLElement} */ (document.activeElement).dataset.slug, "c");
  await press("button[data-slug=c]:not([data-by])");
  await press("button[data-slug=a]:not([data-by])");
  assert.equal(document.activeElement?.id, "compare-choice");
  assert.equal(location.search, "");
});

test("a column moves, and the focus stays on its button", async () => {
  const { press, status, heads } = await open("?cases=a,b,c");
  await press("button[data-slug=a][data-by='1']");
  assert.deepEqual(heads(), ["b", "a", "c"]);
  assert.equal(status(), "「aの題」を2列目に移しました。3件を並べています。");
  const own = () => /** @type {HTMLElement} */ (document.activeElement).dataset;
  assert.deepEqual([own().slug, own().by], ["a", "1"]);
  await press("button[data-slug=a][data-by='1']");
  assert.deepEqual([own().slug, own().by], ["a", "-1"], "at the end the other button has it");
});

test("a damaged file is told with its remedy, and read again on demand", async () => {
  const damaged = new Set(["b"]);
  const { heads, notes, press, restore } = await open("?cases=a,b", { damaged });
  assert.deepEqual(heads(), ["a"]);
  assert.match(notes()[0], /bの題.*フォルダーごとコピーし直してください/);
  assert.equal(location.search, "?cases=a,b");
  damaged.clear();
  await press("[data-compare-again]");
  assert.deepEqual(heads(), ["a", "b"]);
  assert.deepEqual(notes(), []);
  restore();
});

test("without the table of cases the page leads to the lists", async () => {
  const { root, status, restore } = await open("?cases=a", { damaged: new Set(["collection"]) });
  assert.equal(status(), "表示できませんでした。");
  assert.ok(root.querySelector("[data-compare-message] a[href='categories/index.html']"));
  restore();
});

test("where no file of what is asked for can be read, nothing is said to be chosen", async () => {
  const { status, notes, restore } = await open("?cases=a", { damaged: new Set(["a"]) });
  restore();
  assert.equal(status(), "表示できませんでした。");
  assert.match(notes()[0], /aの題/);
  assert.equal(location.search, "?cases=a");
});

test("what is gathered and no case any more is gathered no longer", async () => {
  await open("?cases=a", { kept: "gone,b" });
  assert.deepEqual(gathered.list(), ["b"]);
});
