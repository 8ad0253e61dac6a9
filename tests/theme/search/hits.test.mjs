import assert from "node:assert/strict";
import { test } from "node:test";
import { openWords } from "../../../themes/standard/components/search/dom.js";
import { openBlocks } from "../../../themes/standard/components/search/excerpt.js";
import { openHits } from "../../../themes/standard/components/search/hits.js";
import { openSearchPage, settle, sights, textsOf } from "../document.mjs";

/** @typedef {import("../../../themes/standard/components/search/card.js").Tree} Tree */
/** @typedef {import("../../../themes/standard/components/search/hits.js").Hits} Hits */

const COUNT = 205;
const ALL = Array.from({ length: COUNT }, (_, at) => at);
let faults = 0;

/** @type {(page: number) => Tree[]} */
const cardOf = (page) => [
  ["article", { class: "case-card" }, [
    ["h3", { "data-slot": "title" }, [["a", { href: `cases/c${page}.html` }, [`窓口${page}`]]]],
    ["p", { "data-slot": "organization" }, ["港町", ["span", {}, ["人口500人"]]]],
    ["p", { "data-slot": "labels" }, ["RPA"]],
  ]],
];

/** @param {Partial<Hits>} hits */
function open(hits = {}) {
  const { root, jumps } = openSearchPage();
  faults = 0;
  /** @type {number[]} */
  const read = [];
  const view = openHits(root, openWords(root), () => (faults += 1));
  /** @type {Hits} */
  const whole = {
    table: { sections: { overview: "事業の概要" } },
    pages: [0, 1, 2, 3, 4],
    forms: ["窓口"],
    near: [],
    readName: async (page) => [`c${page}`, `窓口${page}`, "港町"],
    readCase: async (page) => {
      read.push(page);
      const blocks = openBlocks([[`港の窓口を開いた（${page}）。`, "s1", "overview", 3]]);
      return { card: cardOf(page), blocks };
    },
    ...hits,
  };
  const more = /** @type {HTMLButtonElement} */ (root.querySelector("[data-search-more]"));
  return { root, jumps, view, read, more, show: () => view.show(whole) };
}

test("a hit has its names at once, with the forms marked, then its card", async () => {
  const blocks = openBlocks([["港の窓口を開いた。", "s1", "overview", 3]]);
  let giveCard = () => {};
  /** @type {Promise<void>} */
  const given = new Promise((resolve) => (giveCard = resolve));
  const readCase = () => given.then(() => ({ card: cardOf(0), blocks }));
  const { root, show } = open({ pages: [0], forms: ["窓口", "港", "人口"], readCase });
  const shown = show();
  await settle();
  const hit = /** @type {HTMLElement} */ (root.querySelector("[data-case]"));
  const link = /** @type {HTMLElement} */ (hit.querySelector("[data-title]"));
  assert.equal(hit.dataset.case, "c0");
  assert.equal(link.innerHTML, "<mark>窓口</mark>0");
  assert.equal(hit.querySelector("[data-slot=organization]")?.innerHTML, "<mark>港</mark>町");
  assert.equal(hit.querySelector("[data-slot=labels]"), null);
  link.focus();
  giveCard();
  await shown;
  assert.equal(hit.querySelector("[data-slot=labels]")?.textContent, "RPA");
  assert.equal(hit.querySelector("[data-slot=title]")?.firstChild, link, "the link is the same");
  assert.equal(document.activeElement, link);
  const marks = ["窓口", "港", "人口"].map((form) => `mark=${encodeURIComponent(form)}`).join("&");
  assert.equal(link.getAttribute("href"), `cases/c0.html?${marks}`);
  assert.equal(
    hit.querySelector("[data-slot=organization]")?.innerHTML,
    "<mark>港</mark>町<span>人口500人</span>",
    "what every card says is no hit",
  );
});

test("what comes near has the words that it has and lacks in its card, below its heading", async () => {
  const near = [{
    reason: { name: "reasonSome", values: {} },
    hits: [{ page: 1, has: ["窓口"], lacks: [] }, { page: 2, has: [], lacks: [] }],
    forms: ["窓口"],
  }];
  const { root, read, show } = open({ pages: [], near });
  await show();
  assert.deepEqual(read, [1, 2]);
  const [first, second] = root.querySelectorAll("[data-search-near] [data-case]");
  assert.deepEqual(textsOf(first, "article [data-slot=near] p"), ["一致した言葉：窓口"]);
  assert.equal(first.querySelector("[data-slot=labels]"), null, "it stands in the labels' place");
  assert.equal(second.querySelector("article [data-slot=near]"), null);
  assert.equal(second.querySelector("[data-slot=labels]")?.textContent, "RPA");
  assert.equal(first.querySelector("h4 mark")?.textContent, "窓口");
});

test("an excerpt leads to its place in the case", async () => {
  const { root, show } = open({ pages: [0] });
  await show();
  const link = root.querySelector("[data-places] a");
  assert.equal(link?.textContent, "事業の概要");
  assert.equal(link?.getAttribute("href"), `cases/c0.html?mark=${encodeURIComponent("窓口")}#s1`);
  assert.match(link?.getAttribute("aria-label") ?? "", /窓口0.*事業の概要|事業の概要.*窓口0/);
  const excerpt = root.querySelector("[data-excerpt]");
  assert.equal(excerpt?.innerHTML, "港の<mark>窓口</mark>を開いた（0）。");
});

test("the texts of the first three hits are read, then of those in sight, and all when asked", async () => {
  const { root, view, read, show } = open();
  await show();
  assert.deepEqual(read, [0, 1, 2]);
  const [sight] = sights;
  sight.see(/** @type {Element} */ (root.querySelector("[data-case=c4]")));
  assert.deepEqual(read, [0, 1, 2, 4]);
  await view.fill();
  assert.deepEqual(read, [0, 1, 2, 4, 3]);
});

test("what is cleared is read no further", async () => {
  const { root, view, read, show } = open();
  await show();
  view.clear();
  await view.fill();
  assert.deepEqual(read, [0, 1, 2]);
  assert.equal(root.querySelectorAll("[data-case]").length, 0);
});

test("hits that are cleared are watched no more", async () => {
  const { view, show } = open();
  await show();
  assert.equal(sights[0].observed.size, 2);
  view.clear();
  assert.equal(sights[0].observed.size, 0);
});

test("without words nothing is marked, and there are cards but no sentences", async () => {
  const { root, read, show } = open({ forms: [], pages: [0, 1, 2] });
  await show();
  assert.deepEqual(read, [0, 1, 2]);
  assert.equal(root.querySelector("[data-case] mark"), null);
  assert.equal(root.querySelector("[data-title]")?.getAttribute("href"), "cases/c0.html");
  assert.equal(root.querySelector("[data-excerpt]"), null);
});

test("more hits than a hundred come at a button, which leads to the first of them", async () => {
  const { root, more, show } = open({ forms: [], pages: ALL });
  await show();
  const count = () => root.querySelectorAll("[data-case]").length;
  assert.deepEqual([count(), more.hidden], [100, false]);
  more.click();
  await settle();
  assert.deepEqual([count(), more.hidden], [200, false]);
  assert.equal(document.activeElement?.textContent, "窓口100");
  more.click();
  await settle();
  assert.deepEqual([count(), more.hidden], [205, true]);
});

test("the names of a batch are read when it is shown, and asked for again after a failure", async () => {
  const { error } = console;
  console.error = () => {};
  let isBroken = false;
  /** @type {number[]} */
  const named = [];
  /** @type {Hits["readName"]} */
  const readName = async (page) => {
    if (isBroken) throw new Error("no network");
    named.push(page);
    return [`c${page}`, "", ""];
  };
  const { root, more, show } = open({ forms: [], pages: ALL, readName });
  await show();
  assert.equal(Math.max(...named), 99);
  isBroken = true;
  more.click();
  await settle();
  assert.deepEqual([faults, more.hidden], [1, false]);
  isBroken = false;
  more.click();
  await settle();
  console.error = error;
  assert.equal(root.querySelectorAll("[data-case]").length, 200);
});

test("a failure after all is cleared is not said", async () => {
  const { error } = console;
  console.error = () => {};
  let fail = () => {};
  /** @type {Promise<void>} */
  const held = new Promise((_, reject) => (fail = () => reject(new Error("no network"))));
  let isHeld = false;
  /** @type {Hits["readName"]} */
  const readName = async (page) => {
    if (isHeld) await held;
    return [`c${page}`, "", ""];
  };
  const { view, more, show } = open({ forms: [], pages: ALL, readName });
  await show();
  isHeld = true;
  more.click();
  view.clear();
  fail();
  await settle();
  console.error = error;
  assert.deepEqual([faults, more.hidden], [0, true]);
});

test("hits that are cleared while their names are read are not shown", async () => {
  const near = [{
    reason: { name: "reasonSome", values: {} },
    hits: [{ page: 1, has: [], lacks: [] }],
    forms: [],
  }];
  const { root, view, read, show } = open({ near });
  const showing = show();
  view.clear();
  await showing;
  assert.deepEqual([root.querySelectorAll("[data-case]").length, read], [0, []]);
});

test("a text that cannot be read leaves the hit, and is said", async () => {
  const { error } = console;
  console.error = () => {};
  const readCase = async () => {
    throw new Error("no network");
  };
  const { root, show } = open({ pages: [0, 1], readCase });
  await show();
  console.error = error;
  assert.equal(faults, 2);
  assert.equal(root.querySelectorAll("[data-case]").length, 2);
});

test("a reader who comes back is led to the hit", async () => {
  const { root, jumps, view, show } = open();
  await show();
  view.goTo("c3");
  assert.equal(document.activeElement?.textContent, "窓口3");
  assert.deepEqual(jumps, [root.querySelector("[data-case=c3]")]);
  view.goTo("none");
  assert.equal(jumps.length, 1);
});
