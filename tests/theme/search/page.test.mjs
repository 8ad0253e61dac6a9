import assert from "node:assert/strict";
import { test } from "node:test";
import { openFacets } from "../../../themes/standard/components/search/facets.js";
import { findNext, SearchPage } from "../../../themes/standard/components/search/page.js";
import { openSearchPage, settle, textsOf } from "../document.mjs";

/** @typedef {import("../../../themes/standard/components/search/collection.js").Table} Table */
/** @typedef {import("../../../themes/standard/components/search/query.js").Answer} Answer */

/** @type {Table} */
const TABLE = {
  cases: [["a", "cases/a.html", "窓口", "港町"], ["b", "cases/b.html", "予約", "山町"]],
  facets: { new: [["new"], [[0], []]] },
  sorts: { population: [500, 20] },
  figures: { population: ["500人", "20人"] },
  chips: [[], [[], []]],
  sections: {},
  texts: [],
  index: [],
  ignored: [],
  readings: [],
  similar: [],
  variants: [],
};

/**
 * The search page over a collection in which each query has its answer.
 * @param {string} query
 * @param {Record<string, Partial<Answer>>} answers
 */
function open(query, answers = {}) {
  const { root, window, jumps } = openSearchPage(query);
  /** @type {string[]} */
  const asked = [];
  let isWarm = true;
  const page = new SearchPage(root, () => ({
    getTable: async () => ({ ...TABLE, facetsOf: openFacets(TABLE) }),
    getSearch: async () => ({
      isWarm: () => isWarm,
      async search(text) {
        asked.push(text);
        if (text === "故障") throw new Error("no network");
        if (text === "遅い") await settle();
        return { pages: [], forms: [], near: [], ...answers[text] };
      },
    }),
    isWarm: () => isWarm,
    readTexts: async () => [],
  }));
  const field = page.form.field;
  const status = () => textsOf(root, "[data-search-status]")[0];
  const titles = () => textsOf(root, "[data-title]");
  const state = () => root.querySelector("[data-search-state]")?.getAttribute("data-search-state");
  /** @param {string} text */
  const type = (text) => {
    field.value = text;
    field.dispatchEvent(new window.InputEvent("input", { bubbles: true }));
  };
  /** @type {(target: Element, key: string, init?: object) => boolean} */
  const press = (target, key, init = {}) =>
    target.dispatchEvent(
      new window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }),
    );
  const cool = () => (isWarm = false);
  return { root, window, jumps, page, field, asked, status, titles, state, type, press, cool };
}

test("keys lead through the hits, from the field and back", () => {
  const links = ["一", "二", "三"];
  assert.equal(findNext("ArrowDown", -1, "欄", links), "一");
  assert.equal(findNext("ArrowDown", 2, "欄", links), "三");
  assert.equal(findNext("ArrowUp", 2, "欄", links), "二");
  assert.equal(findNext("ArrowUp", 0, "欄", links), "欄");
  assert.equal(findNext("ArrowUp", -1, "欄", links), null);
  assert.equal(findNext("ArrowDown", -1, "欄", []), "欄");
  assert.equal(findNext("Escape", 1, "欄", links), "欄");
  assert.equal(findNext("Enter", 1, "欄", links), null);
});

test("the page begins with what its address asks for", async () => {
  const { page, asked, status, titles, state } = open("?q=%E7%AA%93%E5%8F%A3", {
    窓口: { pages: [1, 0], forms: ["窓口"] },
  });
  await page.start();
  assert.deepEqual(asked, ["窓口"]);
  assert.deepEqual(titles(), ["予約", "窓口"]);
  assert.match(status(), /窓口.*2/);
  assert.equal(state(), "done");
});

test("where nothing is asked for the page gives a hint, and all cases in an order", async () => {
  const { page, root, window, status, titles, state } = open("");
  await page.start();
  assert.deepEqual([titles().length, status(), state()], [0, "", "idle"]);
  assert.ok(textsOf(root, "[data-search-message] li").length > 3);
  const order = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
  order.value = "population";
  order.dispatchEvent(new window.Event("change", { bubbles: true }));
  await settle();
  assert.deepEqual(titles(), ["予約", "窓口"]);
  assert.deepEqual(textsOf(root, "[data-figures] li"), ["20人", "500人"]);
  assert.equal(location.search, "?sort=population");
});

test("what a reader types is sought, and stands in the same entry of the history", async () => {
  const { page, asked, titles, type } = open("", { 予約: { pages: [1], forms: [] } });
  await page.start();
  const before = history.length;
  type("予約");
  await settle();
  assert.deepEqual([asked, titles()], [["予約"], ["予約"]]);
  assert.equal(location.search, `?q=${encodeURIComponent("予約")}`);
  assert.equal(history.length, before);
});

test("what has not been read is sought after a pause in typing, and only the last", async () => {
  const { page, asked, type, cool, state } = open("");
  await page.start();
  cool();
  type("予");
  type("予約");
  await settle();
  assert.deepEqual([asked, state()], [[], "loading"]);
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.deepEqual(asked, ["予約"]);
});

test("a later search makes an earlier one void", async () => {
  const { page, field, titles } = open("", { 遅い: { pages: [0] }, 予約: { pages: [1] } });
  field.value = "遅い";
  const first = page.update();
  field.value = "予約";
  await page.update();
  await first;
  assert.deepEqual(titles(), ["予約"]);
});

test("where nothing is found other queries are offered", async () => {
  const { page, root, status } = open("?q=x", { x: { near: ["窓口"] } });
  await page.start();
  assert.deepEqual(textsOf(root, "[data-near] a"), ["窓口"]);
  const link = root.querySelector("[data-near] a");
  assert.equal(link?.getAttribute("href"), `?q=${encodeURIComponent("窓口")}`);
  assert.match(status(), /x/);
});

test("that pages only come near a sentence is said", async () => {
  const { page, root, status } = open("?q=x", { x: { pages: [0], isNear: true } });
  await page.start();
  assert.equal(status(), (root.dataset.foundNear ?? "").replace("{count}", "1").replace("{query}", "x"));
});

test("a search that failed is said, and tried again at a button", async () => {
  const { error } = console;
  console.error = () => {};
  const { page, root, field, asked, status, state } = open("", { 窓口: { pages: [0] } });
  field.value = "故障";
  await page.update();
  console.error = error;
  assert.deepEqual([status(), state()], [root.dataset.failed, "error"]);
  field.value = "窓口";
  /** @type {HTMLButtonElement} */ (root.querySelector("[data-search-message] button")).click();
  await settle();
  assert.deepEqual([asked, state()], [["故障", "窓口"], "done"]);
});

test("an old browser is told that it cannot search, before it tries", async () => {
  const kept = Object.getOwnPropertyDescriptor(globalThis, "DecompressionStream");
  Reflect.deleteProperty(globalThis, "DecompressionStream");
  try {
    for (const query of ["", "?q=x"]) {
      const { page, root, asked, status, state } = open(query, { x: { pages: [0] } });
      await page.start();
      assert.deepEqual([asked, status(), state()], [[], root.dataset.unsupported, "error"]);
      const [said] = textsOf(root, "[data-search-message] .search-fault");
      assert.match(said, /Safari 16\.4、Firefox 113/);
      assert.equal(root.querySelector("[data-search-message] button"), null);
      assert.ok(textsOf(root, "[data-search-message] li").length > 3);
    }
  } finally {
    if (kept) Object.defineProperty(globalThis, "DecompressionStream", kept);
  }
});

test("that nothing searches stands in the page until its script runs", async () => {
  const { page, root } = open("");
  assert.match(textsOf(root, "[data-search-message] [data-search-unable]")[0], /JavaScript/);
  await page.start();
  assert.deepEqual(textsOf(root, "[data-search-unable]"), []);
});

test("filters narrow the cases and count what is left", async () => {
  const { page, root, window, titles } = open("?sort=population");
  await page.start();
  const box = /** @type {HTMLInputElement} */ (root.querySelector("[data-facet=new]"));
  box.checked = true;
  box.dispatchEvent(new window.Event("change", { bubbles: true }));
  await settle();
  assert.deepEqual(titles(), ["窓口"]);
  assert.equal(new URLSearchParams(location.search).get("new"), box.value);
});

test("Escape leads back to the field, and in it to an empty one", async () => {
  const { page, root, field, press, state } = open("?q=x", { x: { pages: [0, 1] } });
  await page.start();
  field.focus();
  assert.equal(press(field, "ArrowDown"), false);
  const links = Array.from(root.querySelectorAll("[data-title]"));
  assert.equal(document.activeElement, links[0]);
  press(links[0], "ArrowDown");
  assert.equal(document.activeElement, links[1]);
  assert.equal(press(links[1], "ArrowDown", { ctrlKey: true }), true);
  press(links[1], "Escape");
  assert.deepEqual([document.activeElement, field.value], [field, "x"]);
  press(field, "Escape");
  await settle();
  assert.deepEqual([field.value, location.search, state()], ["", "", "idle"]);
});

test("the hit through which a reader leaves is kept with the address", async () => {
  const { page, root, window } = open("?q=x", { x: { pages: [0, 1] } });
  await page.start();
  const link = /** @type {Element} */ (root.querySelector("[data-case=b] a"));
  link.addEventListener("click", (event) => event.preventDefault());
  link.dispatchEvent(new window.MouseEvent("click", { bubbles: true, cancelable: true }));
  assert.deepEqual(history.state, { left: "b" });
});

test("a reader who comes back is led to that hit", async () => {
  const { page, root, jumps } = open("?q=x", { x: { pages: [0, 1] } });
  page.left = "b";
  await page.start();
  assert.deepEqual(jumps, [root.querySelector("[data-case=b]")]);
  await page.update();
  assert.equal(jumps.length, 1, "and only then");
});

test("the page offers to switch the slash key off, and opens the filters where there is room", async () => {
  const { page, root, window } = open("");
  await page.start();
  const box = /** @type {HTMLInputElement} */ (root.querySelector("[data-search-slash]"));
  const kept = () => textsOf(root, "[data-storage-list] li");
  assert.equal(box.checked, true);
  assert.equal(localStorage.length, 0, "nothing is kept before a reader chooses");
  const storage = /** @type {HTMLElement} */ (root.querySelector("[data-storage]"));
  assert.equal(storage.hidden, true);
  const [nothing] = kept();
  box.checked = false;
  box.dispatchEvent(new window.Event("change", { bubbles: true }));
  assert.equal(localStorage.getItem("jirei.slash"), "off");
  assert.match(kept().join(), /jirei\.slash/);
  assert.equal(storage.hidden, false);
  /** @type {HTMLButtonElement} */ (root.querySelector("[data-storage-forget]")).click();
  assert.deepEqual([localStorage.length, box.checked, kept()], [0, true, [nothing]]);
  assert.equal(/** @type {HTMLElement} */ (root.querySelector("[data-search-keys]")).hidden, false);
  assert.equal(/** @type {HTMLDetailsElement} */ (root.querySelector("[data-search-filters]")).open, true);
});
