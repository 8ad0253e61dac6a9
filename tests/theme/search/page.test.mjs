import assert from "node:assert/strict";
import { test } from "node:test";
import { openFacets } from "../../../themes/standard/components/search/facets.js";
import { NOTHING } from "../../../themes/standard/components/search/answer.js";
import { findNext } from "../../../themes/standard/components/search/keys.js";
import { SearchPage } from "../../../themes/standard/components/search/page.js";
import { openSearchPage, settle, textsOf } from "../document.mjs";

/** @typedef {import("../../../themes/standard/components/search/collection.js").Table} Table */
/** @typedef {import("../../../themes/standard/components/search/answer.js").Answer} Answer */

/** @type {Table} */
const TABLE = {
  count: 2,
  facets: { new: [["new"], [[0], []]] },
  sorts: "",
  sections: {},
  apart: [],
  meaning: "",
  names: [1, ""],
  texts: [1, ""],
  index: [[], ""],
  ignored: [],
  loose: [],
  terms: {},
  conditions: { bands: {}, words: {} },
  readings: [],
  variants: [],
};

/** @type {import("../../../themes/standard/components/search/hit.js").CaseName[]} */
const NAMES = [["a", "窓口", "港町"], ["b", "予約", "山町"]];
/** @type {import("../../../themes/standard/components/search/card.js").Tree[]} */
const CARD = [["h3", { "data-slot": "title" }, []], ["p", { "data-slot": "organization" }, []]];

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
        return { ...NOTHING, ...answers[text] };
      },
    }),
    isWarm: () => isWarm,
    readName: async (at) => NAMES[at],
    readNames: async () => NAMES,
    readSorts: async () => ({ population: [500, 20] }),
    readCase: async () => ({ card: CARD, blocks: [] }),
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

test("where nothing is found other queries are offered, and followed on the page", async () => {
  const { page, root, window, status, titles } = open("?q=x", {
    x: { suggestions: ["窓口"] },
    窓口: { pages: [0] },
  });
  await page.start();
  const link = /** @type {Element} */ (root.querySelector("[data-search-suggestion]"));
  assert.equal(link.textContent, "窓口");
  assert.equal(link.getAttribute("href"), `?q=${encodeURIComponent("窓口")}`);
  assert.match(status(), /x.*0/);
  /** @param {object} init */
  const click = (init) =>
    link.dispatchEvent(new window.MouseEvent("click", { bubbles: true, cancelable: true, ...init }));
  assert.equal(click({ ctrlKey: true }), true, "a new tab is the browser's");
  const before = history.length;
  assert.equal(click({}), false);
  await settle();
  assert.deepEqual([titles(), page.form.field.value], [["窓口"], "窓口"]);
  assert.deepEqual([location.search, history.length], [link.getAttribute("href"), before + 1]);
  assert.equal(document.activeElement, root.querySelector("[data-search-state]"));
});

test("another word keeps the filters and the order", async () => {
  const { page, root } = open("?q=x&new=1&sort=-cost", { x: { suggestions: ["y"] } });
  await page.start();
  const link = root.querySelector("[data-search-suggestion]");
  assert.equal(link?.getAttribute("href"), "?q=y&new=new&sort=-cost");
});

/** @type {(name: string, hits: object[]) => any} */
const group = (name, hits) => ({
  reason: { name, values: { term: "X", words: "窓口" } },
  hits: hits.map((hit) => ({ has: [], lacks: [], ...hit })),
  forms: ["窓口"],
});

test("what comes near stands apart from the hits, each group below its reason", async () => {
  const near = [group("reasonSpelling", [{ page: 1 }]), group("reasonSome", [{ page: 0, has: ["窓口"], means: ["予約"], lacks: ["点字"] }])];
  const { page, root, status } = open("?q=x", { x: { near } });
  await page.start();
  assert.deepEqual(textsOf(root, "[data-search-results] [data-case]"), []);
  const shown = Array.from(root.querySelectorAll("[data-search-near] [data-case]"));
  assert.deepEqual(shown.map((hit) => hit.getAttribute("data-case")), ["b", "a"]);
  assert.deepEqual(textsOf(root, "h3[data-search-reason]"), [
    `${(root.dataset.reasonSpelling ?? "").replace("{term}", "X").replace("{words}", "窓口")}（1件）`,
    `${root.dataset.reasonSome}（1件）`,
  ]);
  assert.deepEqual(textsOf(shown[1], "[data-slot=near] p"), ["一致した言葉：窓口", "内容の合う言葉：予約", "ない言葉：点字"]);
  assert.equal(shown[0].querySelector("[data-slot=near]"), null);
  assert.deepEqual(shown.map((hit) => hit.querySelector("[data-title]")?.parentElement?.tagName), ["H4", "H4"]);
  assert.match(status(), /x.*0件/, "the status speaks of the results");
  assert.deepEqual(textsOf(root, "[data-search-message]"), [""]);
});

test("filters narrow and count what comes near where nothing fits as written", async () => {
  const near = [group("reasonSome", [{ page: 0 }, { page: 1 }]), group("reasonWords", [{ page: 1 }])];
  const { page, root } = open("?q=x&new=1", { x: { near } });
  await page.start();
  assert.equal(root.querySelectorAll("[data-search-near] [data-case]").length, 1);
  assert.equal(root.querySelectorAll("[data-search-reason]").length, 1, "an empty group is left out");
  const box = /** @type {Element} */ (root.querySelector("[data-facet=new]"));
  assert.match(box.closest("label")?.textContent ?? "", /1件/);
});

test("where filters hide all that was found that is said, and a button takes them off", async () => {
  const { page, root, field, status, titles } = open("?q=x&new=1", { x: { pages: [1] } });
  await page.start();
  assert.match(status(), /x.*0/);
  assert.equal(textsOf(root, "[data-hidden-count]")[0], "条件を外すと1件です。");
  /** @type {HTMLElement} */ (root.querySelector("[data-search-chosen] [data-search-clear]")).click();
  await settle();
  assert.deepEqual([titles(), field.value, document.activeElement], [["予約"], "x", field]);
  assert.ok(status().startsWith(root.dataset.cleared ?? "none"));
  assert.match(status(), /x.*1件/);
  await page.update();
  assert.ok(!status().includes(root.dataset.cleared ?? ""), "it is announced once");
});

test("what filters hide is not said to fit where it only comes near", async () => {
  const near = [group("reasonSome", [{ page: 1 }])];
  const { page, root } = open("?q=x&new=1", { x: { near } });
  await page.start();
  assert.equal(textsOf(root, "[data-hidden-count]")[0], "条件を外すと1件の近い事例があります。");
});

test("a chip takes off its filter alone", async () => {
  const { page, root, field, state } = open("?q=x&new=1", { x: { pages: [0, 1] } });
  await page.start();
  const chip = /** @type {HTMLElement} */ (root.querySelector("[data-search-chosen] li button"));
  assert.match(chip.getAttribute("aria-label") ?? "", /を外す$/);
  chip.focus();
  chip.click();
  await settle();
  assert.deepEqual([location.search, state(), document.activeElement], ["?q=x", "done", field]);
  assert.equal(root.querySelector("[data-search-chosen] li"), null);
});

test("a proposal sets its filter, with the count of what that shows", async () => {
  const proposals = [
    { text: "", chosen: { new: ["new"] }, pages: [0, 1] },
    { text: "y", chosen: { new: ["new"] }, pages: [0] },
    { text: "z", chosen: { new: ["new"] }, pages: [1] },
  ];
  const offers = [{ kind: "needs", name: "待ち時間", path: "needs/a.html", count: 6 }];
  const { page, root } = open("?q=x&sort=-cost", { x: { proposals, offers } });
  await page.start();
  const links = Array.from(root.querySelectorAll("a[data-search-proposal]"));
  assert.deepEqual(links.map((link) => link.getAttribute("data-count")), ["1", "1"], "none is left out");
  assert.deepEqual(links.map((link) => link.getAttribute("href")), [
    "?new=new&sort=-cost",
    "?q=y&new=new&sort=-cost",
  ]);
  assert.match(links[0].textContent ?? "", /（1件）で絞り込む$/);
  assert.match(links[1].textContent ?? "", /^「y」/);
  const offer = root.querySelector("[data-offers] a");
  assert.match(offer?.textContent ?? "", /^課題：待ち時間（6件）/);
  assert.equal(offer?.getAttribute("href"), "needs/a.html");
});

test("the title says what was sought, and is as before where nothing is", async () => {
  const { page, field, type } = open("", { x: { pages: [0, 1] } });
  const before = document.title;
  await page.start();
  assert.equal(document.title, before);
  type("x");
  await settle();
  assert.equal(document.title, `「x」の検索結果（2件）｜${before}`);
  page.form.fill("?new=1");
  await page.update();
  assert.equal(document.title, `絞り込んだ事例（1件）｜${before}`);
  field.value = "";
  page.form.fill("");
  await page.update();
  assert.equal(document.title, before);
});

test("that a search takes long is said after a while", async () => {
  const { page, status } = open("?q=x", { x: { pages: [0] } });
  await page.start();
  const said = status();
  page.view.setState("loading");
  await settle();
  assert.equal(status(), said);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(status(), "検索しています。");
  await page.update();
  assert.equal(status(), said);
});

test("a search that failed is said, and tried again at a button", async () => {
  const { error } = console;
  console.error = () => {};
  const { page, root, field, asked, status, state } = open("", { 窓口: { pages: [0] } });
  await page.start();
  field.value = "故障";
  await page.update();
  console.error = error;
  assert.deepEqual([status(), state()], [root.dataset.failed, "error"]);
  field.value = "窓口";
  /** @type {HTMLButtonElement} */ (root.querySelector("[data-search-message] button")).click();
  await settle();
  assert.deepEqual([asked, state()], [["故障", "窓口"], "done"]);
  assert.equal(document.activeElement, root.querySelector("[data-search-state]"));
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
  assert.equal(root.querySelector("[data-search-keys][hidden]"), null);
  assert.equal(/** @type {HTMLDetailsElement} */ (root.querySelector("[data-search-filters]")).open, true);
});
