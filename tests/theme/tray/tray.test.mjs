import assert from "node:assert/strict";
import { test } from "node:test";
import { gathered, MOST_GATHERED } from "../../../themes/standard/components/tray/gathered.js";
import { openTray } from "../../../themes/standard/components/tray/tray.js";
import { openDocument, settle, textsOf } from "../document.mjs";

/** @typedef {import("../../../themes/standard/components/packs/cases.js").Cases} Cases */

const WORDS = {
  count: "{count}件",
  added: "「{title}」を加えた。",
  removed: "「{title}」を外した。",
  cleared: "すべて外した。",
  chosen: "{count}件。",
  few: "もう1件",
  many: "5件まで",
  "remove-of": "「{title}」を外す",
  file: "ページごと",
  unkept: "保存できない",
};
const data = Object.entries(WORDS).map(([name, words]) => `data-${name}="${words}"`).join(" ");
/** @param {string} slug @param {string} title */
const tickOf = (slug, title) =>
  `<label hidden><input type="checkbox" data-tick="${slug}" value="${title}"></label>`;
const HTML = `<a data-tray-skip hidden></a><main tabindex="-1">${tickOf("minato", "港")}${tickOf("yama", "山")}${tickOf("minato", "港")}
<input type="checkbox" id="other"></main><p data-tray-status></p>
<aside hidden data-tray data-root="../" ${data}>
<p data-tray-note></p><details><summary><span data-tray-count></span></summary>
<p data-tray-fault hidden></p><ol data-tray-cases></ol><span data-tray-kept></span>
<button data-tray-clear>すべて外す</button></details>
<a data-tray-compare href="../compare.html">比べる</a><span data-tray-missing></span>
<a data-tray-print href="../print.html">印刷する</a>
<template data-tray-case><li><a data-title></a><i data-organization></i><button data-remove>外す</button></li></template>
<template data-tray-way><a class="skip-link" href="#tray">選んだ事例へ</a></template>
<template data-tray-full><p class="tick-full">50件まで</p></template></aside>`;

/** @type {any} */
const TABLE = {
  cases: [
    ["minato", "「港」の窓口", "港町", 1, 500, "akita", "town"],
    ["yama", "山の窓口", "山村", 2, 100, "akita", "village"],
  ],
};

/** @param {() => Promise<any>} [readTable] */
function open(readTable = async () => TABLE, url = "https://example.jp/cases/index.html") {
  openDocument(HTML, url);
  /** @type {<T extends HTMLElement>(selector: string) => T} */
  const find = (selector) => /** @type {any} */ (document.querySelector(selector));
  const root = find("[data-tray]");
  let reads = 0;
  const read = () => {
    reads += 1;
    return readTable();
  };
  const cases = /** @type {Cases} */ (/** @type {unknown} */ ({ readTable: read }));
  const show = openTray(root, find("[data-tray-status]"), cases);
  const status = () => textsOf(document, "[data-tray-status]")[0];
  /** @param {string} slug */
  const box = (slug) => /** @type {HTMLInputElement} */ (find(`[data-tick=${slug}]`));
  async function openDetails() {
    /** @type {HTMLDetailsElement} */ (find("details")).open = true;
    await settle();
  }
  return { root, find, show, status, box, openDetails, reads: () => reads };
}

/** @param {HTMLElement} root @param {string} selector */
const isShown = (root, selector) => !(/** @type {HTMLElement} */ (root.querySelector(selector)).hidden);

test("a ticked case is gathered, shown at every box of it, counted and told", () => {
  const { root, find, status, box } = open();
  assert.deepEqual([root.hidden, find("[data-tray-skip]").hidden, status()], [true, true, ""]);
  box("minato").click();
  assert.equal(find("[data-tray-skip]").hidden, false);
  assert.deepEqual(gathered.list(), ["minato"]);
  assert.deepEqual(
    Array.from(document.querySelectorAll("main input"), (each) => /** @type {any} */ (each).checked),
    [true, false, true, false],
  );
  assert.deepEqual([root.hidden, status()], [false, "「港」を加えた。1件。"]);
  assert.deepEqual(textsOf(root, "[data-tray-count]"), ["1件"]);
  box("minato").click();
  assert.deepEqual([root.hidden, status()], [true, "「港」を外した。"]);
});

test("the way to the tray stands after the box that was ticked last, while there is one", () => {
  const { box } = open();
  const before = () => textsOf(document, ".skip-link").concat(
    Array.from(document.querySelectorAll("label:has(+ .skip-link) input"), (each) => /** @type {any} */ (each).value),
  );
  box("minato").click();
  assert.deepEqual(before(), ["選んだ事例へ", "港"]);
  box("yama").click();
  box("minato").click();
  assert.deepEqual(before(), ["選んだ事例へ", "山"]);
  box("yama").click();
  assert.deepEqual(before(), []);
});

test("the page of printing offers the gathered cases itself", () => {
  const { find } = open(undefined, "https://example.jp/print.html?cases=yama");
  find("[data-tick]").click();
  assert.equal(find("[data-tray-print]").hidden, true);
});

test("another box of the page gathers nothing", () => {
  const { find, status } = open();
  find("#other").click();
  assert.deepEqual([gathered.list(), status()], [[], ""]);
});

test("two to five cases can be compared, and otherwise what is missing stands in place", () => {
  const { root, show } = open();
  const links = () =>
    textsOf(root, "[data-tray-missing]:not([hidden])").concat(
      Array.from(root.querySelectorAll("a[href]:not([hidden])"), (link) => link.getAttribute("href") ?? ""),
    );
  localStorage.setItem("jirei.cases", "a");
  show();
  const base = "https://example.jp/";
  assert.deepEqual(links(), ["もう1件", `${base}print.html?cases=a&form=one-page`]);
  localStorage.setItem("jirei.cases", "a,b");
  show();
  const both = [`${base}compare.html?cases=a,b`, `${base}print.html?cases=a,b&form=one-page`];
  assert.deepEqual(links(), both);
  localStorage.setItem("jirei.cases", "a,b,c,d,e,f");
  show();
  assert.deepEqual(links(), ["5件まで", `${base}print.html?cases=a,b,c,d,e,f&form=one-page`]);
});

test("the table is read when the list is first open, and drops what is no case", async () => {
  localStorage.setItem("jirei.cases", "yama,gone,minato");
  const { root, openDetails, reads } = open();
  localStorage.setItem("jirei.cases", "yama,gone,minato");
  assert.equal(reads(), 0);
  await openDetails();
  assert.equal(reads(), 1);
  assert.deepEqual(textsOf(root, "[data-title]"), ["山の窓口", "「港」の窓口"]);
  assert.deepEqual(textsOf(root, "[data-organization]"), ["山村", "港町"]);
  assert.equal(root.querySelector("[data-title]")?.getAttribute("href"), "../cases/yama.html");
  assert.equal(localStorage.getItem("jirei.cases"), "yama,minato");
  const names = Array.from(root.querySelectorAll("li button"), (each) => each.getAttribute("aria-label"));
  assert.deepEqual(names, ["「山の窓口」を外す", "「『港』の窓口」を外す"]);
});

test("what is taken off is told; the focus goes to the next, and with the last to the page", async () => {
  const { root, find, status, box, openDetails } = open();
  box("minato").click();
  box("yama").click();
  await openDetails();
  const first = find("li button");
  first.focus();
  first.click();
  await settle();
  assert.deepEqual([gathered.list(), status()], [["yama"], "「『港』の窓口」を外した。1件。"]);
  assert.equal(document.activeElement, find("li button"));
  assert.equal(document.activeElement?.getAttribute("aria-label"), "「山の窓口」を外す");
  find("li button").click();
  await settle();
  assert.deepEqual([root.hidden, document.activeElement?.localName], [true, "main"]);
});

test("all are taken off at once, and nothing stays kept", () => {
  const { root, find, status, box } = open();
  box("minato").click();
  find("[data-tray-clear]").click();
  assert.deepEqual([root.hidden, status(), localStorage.length], [true, "すべて外した。", 0]);
  assert.equal(box("minato").checked, false);
});

test("Escape closes the list, and leaves the focus on what opens it", async () => {
  const { find, box, openDetails } = open();
  box("minato").click();
  await openDetails();
  find("li button").focus();
  const { KeyboardEvent } = /** @type {any} */ (window);
  find("li button").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  assert.equal(/** @type {HTMLDetailsElement} */ (find("details")).open, false);
  assert.equal(document.activeElement, find("summary"));
});

test("one more than there is room for is refused in place, until there is room", () => {
  const { find, show, status, box } = open();
  const slugs = Array.from({ length: MOST_GATHERED }, (_, at) => `case-${at}`);
  localStorage.setItem("jirei.cases", slugs.join(","));
  show();
  box("yama").click();
  assert.deepEqual([box("yama").checked, gathered.has("yama"), status()], [false, false, "50件まで"]);
  assert.equal(box("yama").closest("label")?.nextElementSibling?.className, "tick-full");
  gathered.remove("case-7");
  assert.equal(find(".tick-full"), null);
  box("yama").click();
  assert.equal(gathered.has("yama"), true);
});

test("where titles cannot be read, the cases stand there by their names, and can be taken off", async () => {
  const { warn } = console;
  console.warn = () => {};
  try {
    let isThere = false;
    const { root, box, openDetails, show } = open(async () => {
      if (!isThere) throw new Error("no pack");
      return TABLE;
    });
    box("minato").click();
    await openDetails();
    assert.equal(isShown(root, "[data-tray-fault]"), true);
    assert.deepEqual(textsOf(root, "[data-title]"), ["minato"]);
    isThere = true;
    show();
    await settle();
    assert.equal(isShown(root, "[data-tray-fault]"), false);
    assert.deepEqual(textsOf(root, "[data-title]"), ["「港」の窓口"]);
  } finally {
    console.warn = warn;
  }
});

test("where each page keeps its own, or none keeps anything, the tray says so", () => {
  const note = (/** @type {HTMLElement} */ root) => textsOf(root, "[data-tray-note]:not([hidden])");
  const { root, box } = open();
  box("minato").click();
  assert.deepEqual([note(root), isShown(root, "[data-tray-kept]")], [[], true]);
  const { warn } = console;
  console.warn = () => {};
  try {
    const refused = open();
    Object.defineProperty(globalThis, "localStorage", { value: undefined, configurable: true });
    refused.box("minato").click();
    assert.deepEqual(gathered.list(), ["minato"]);
    assert.deepEqual(note(refused.root), ["保存できない"]);
    assert.equal(isShown(refused.root, "[data-tray-kept]"), false);
  } finally {
    console.warn = warn;
  }
});
