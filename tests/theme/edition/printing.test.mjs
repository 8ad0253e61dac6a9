import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openPrint, PrintPage } from "../../../themes/standard/components/edition/printing.js";
import { openDocument, settle, textsOf } from "../document.mjs";
import { makeTable } from "./table.mjs";

/** @import { Cases } from "../../../themes/standard/components/packs/cases.js" */
/** @import { Tree } from "../../../themes/standard/components/search/card.js" */

const HTML = readFileSync(new URL("../../golden/small/print.html", import.meta.url), "utf8");
const TWO = (/** @type {number} */ number) =>
  number % 2 ? "online-services" : "internal-operations";

/**
 * @param {string} slug
 * @returns {Tree[]}
 */
function packText(slug) {
  /** @type {(href: string) => Tree} */
  const link = (href) => ["a", { href }, [href]];
  const links = [link("cases/c2.html#cost"), link("cases/c9.html"), link("https://a.test/")];
  return [["article", { id: `case_${slug}`, class: "edition-case" }, [slug, ...links]]];
}

/**
 * Opens the page of the small site with a table of its own.
 * @param {string} query
 * @param {{ count?: number, broken?: string[], hold?: Promise<void> }} [state] `broken` packs are
 *   not read
 */
async function open(query, { count = 12, broken = [], hold = Promise.resolve() } = {}) {
  const { window } = openDocument(HTML, `https://example.jp/print.html${query}`);
  /** @type {string[]} */
  const loaded = [];
  /** @type {string[]} */
  const printed = [];
  window.print = () => printed.push(document.body.dataset.paper ?? "");
  const table = makeTable(count, TWO);
  /** @param {string} name */
  async function load(name) {
    await hold;
    if (broken.includes(name)) throw new Error(`${name} was not loaded`);
    loaded.push(name);
  }
  /** @type {Cases} */
  const cases = {
    readTable: async () => table,
    readPlaces: async () => [],
    readWhole: async (slug) => {
      await load(`text-${slug}`);
      return packText(slug);
    },
    readParts: async (slug) => {
      await load(`case-${slug}`);
      const sheet = /** @type {Tree} */ (["article", { "data-sheet": slug }, [slug]]);
      return { card: [], column: [], sheet: [sheet] };
    },
  };
  const root = /** @type {HTMLElement} */ (document.querySelector(".edition"));
  const page = new PrintPage(root, cases, table);
  page.open();
  await settle();
  /** @param {string} selector */
  const find = (selector) => /** @type {HTMLInputElement} */ (root.querySelector(selector));
  const click = async (/** @type {string} */ selector) => {
    find(selector).click();
    await settle();
  };
  const told = () => find("[data-edition-status]").textContent;
  const bound = () => textsOf(root, "[data-edition-cases] > article").map((text) => text.slice(0, 2));
  return { window, root, find, click, told, bound, loaded, printed, broken };
}

/** Opens the list of a category. @param {HTMLElement} root */
async function openLists(root) {
  for (const category of root.querySelectorAll("details")) category.open = true;
  await settle();
}

test("the chosen cases are read, and no others, and bound by number", async () => {
  const { bound, loaded, told, root } = await open("?cases=c3,c1");
  assert.deepEqual(loaded.sort(), ["text-c1", "text-c3"]);
  assert.deepEqual(bound(), ["c1", "c3"]);
  assert.equal(told(), "全12件のうち2件（事例1、3）を、A4判で約7ページに印刷します。");
  assert.equal(document.title, "試しの事例集（事例1、3）");
  assert.equal(document.body.dataset.paper, "bound");
  assert.deepEqual(textsOf(root, ".edition-group a"), ["事例1 題1 団体1", "事例3 題3 団体3"]);
});

test("links lead to the cases of the book in it, and to the pages of others", async () => {
  const { root } = await open("?cases=c1,c2");
  const links = Array.from(root.querySelectorAll("#case_c1 a"), (link) => link.getAttribute("href"));
  assert.deepEqual(links, ["#case_c2_cost", "cases/c9.html", "https://a.test/"]);
  const alone = await open("?cases=c1");
  assert.equal(alone.find("#case_c1 a").getAttribute("href"), "cases/c2.html#cost");
});

test("a link follows what is chosen later", async () => {
  const { root, find, click } = await open("?cases=c1");
  await openLists(root);
  await click("[name=case][value=c2]");
  assert.equal(find("#case_c1 a").getAttribute("href"), "#case_c2_cost");
  await click("[name=case][value=c2]");
  assert.equal(find("#case_c1 a").getAttribute("href"), "cases/c2.html#cost");
});

test("a sheet of each has no cover, unless it is wanted", async () => {
  const { find, click, loaded, told, root } = await open("?cases=c1,c2&form=one-page");
  assert.deepEqual(loaded.sort(), ["case-c1", "case-c2"]);
  assert.equal(document.body.dataset.paper, "bare sheets");
  assert.equal(find("[data-edition-contents]").hidden, true);
  assert.equal(told(), "全12件のうち2件（事例1、2）を、A4判2枚に印刷します。");
  await click("[name=cover]");
  assert.equal(document.body.dataset.paper, "bound sheets");
  assert.equal(location.search, "?cases=c1,c2&form=one-page&cover=yes");
  const anchors = Array.from(root.querySelectorAll(".edition-group a"), (a) => a.getAttribute("href"));
  assert.deepEqual(anchors.sort(), ["#case_c1", "#case_c2"]);
  await click("[name=form][value=whole]");
  assert.equal(location.search, "?cases=c1,c2");
});

test("without a choice nothing is printed, and every box is in sight", async () => {
  const { root, find, told, click } = await open("");
  assert.equal(told(), "印刷する事例を1件以上選んでください。");
  assert.equal(find("[type=submit]").disabled, true);
  assert.equal(document.body.dataset.paper, "unready");
  assert.equal(root.querySelectorAll("details:not([open])").length, 0);
  await settle();
  assert.equal(root.querySelectorAll("[name=case]").length, 12);
  await click("[data-edition-all=category][value=internal-operations]");
  assert.equal(location.search, "?cases=c2,c4,c6,c8,c10,c12");
  const band = find("[data-edition-all=population][value=prefecture]");
  assert.equal(band.checked || band.indeterminate, false);
  await click("[name=case][value=c1]");
  assert.equal(band.indeterminate, true);
  await click("[data-edition-clear]");
  assert.equal(location.search, "");
});

test("more than can be printed at once is refused beside its box", async () => {
  const { root, find, click } = await open("?cases=c1", { count: 120 });
  await openLists(root);
  await click("[data-edition-all=category][value=internal-operations]");
  const refusal = () => textsOf(root, "[data-edition-choice] [role=alert]");
  assert.equal(refusal().length, 1);
  assert.match(refusal()[0], /50件まで.*いまは1件/);
  assert.equal(find("[data-edition-all=category][value=internal-operations]").checked, false);
  assert.equal(location.search, "?cases=c1");
  await click("[name=case][value=c2]");
  assert.deepEqual(refusal(), []);
});

test("of more than fifty the first are bound, and a link leads to the next", async () => {
  const { find, bound } = await open("?need=less-paper&from=1", { count: 110 });
  assert.equal(bound().length, 50);
  const next = find("[data-edition-next]");
  assert.equal(next.hidden, false);
  assert.match(next.textContent ?? "", /108件のうち.*1～50件目.*次の50件/s);
  const href = next.querySelector("a")?.getAttribute("href");
  assert.equal(href, "/print.html?need=less-paper&from=51");
  const last = await open("?need=less-paper&from=101", { count: 110 });
  assert.equal(last.bound().length, 8);
  assert.equal(last.find("[data-edition-next]").hidden, true);
});

test("what cannot be read is told with its remedy, and the others are printed", async () => {
  const { root, find, bound, click, broken } = await open("?cases=c1,c2,zz", { broken: ["text-c2"] });
  const faults = () => textsOf(root, "[data-edition-faults] li");
  assert.deepEqual(bound(), ["c1"]);
  assert.equal(document.title, "題1（団体1）");
  assert.equal(document.body.dataset.paper, "bound");
  assert.equal(faults().length, 2);
  assert.match(faults()[0], /「zz」/);
  assert.match(faults()[1], /事例2「題2」/);
  assert.equal(find("[data-edition-faults] [data-edition-remedy]").hidden, false);
  broken.length = 0;
  await click("[data-edition-faults] button");
  assert.deepEqual(bound(), ["c1", "c2"]);
  assert.equal(find("[data-edition-faults]").textContent, "");
});

test("printing waits for the last choice, and prints nothing by half", async () => {
  let release = () => {};
  const hold = /** @type {Promise<void>} */ (new Promise((resolve) => (release = resolve)));
  const { find, printed, click, told, bound, root } = await open("?cases=c1,c2", { hold });
  assert.equal(document.body.dataset.paper, "unready");
  await click("[type=submit]");
  await openLists(root);
  await click("[name=case][value=c3]");
  assert.deepEqual(printed, []);
  release();
  await settle();
  await settle();
  assert.deepEqual(printed, ["bound"]);
  assert.deepEqual(bound(), ["c1", "c2", "c3"]);
  assert.match(told() ?? "", /3件（事例1～3）/);
  assert.equal(find("[type=submit]").disabled, false);
});

test("what was gathered is offered", async () => {
  const { find, click, window } = await open("");
  assert.equal(find("[data-edition-offer]").hidden, true);
  window.localStorage.setItem("jirei.cases", "c5,gone,c2");
  window.dispatchEvent(new window.Event("storage"));
  assert.match(find("[data-edition-offer]").textContent ?? "", /2件/);
  await click("[data-edition-offer] button");
  assert.equal(location.search, "?cases=c2,c5");
});

test("what was gathered is not offered where it is chosen, and again where it is not", async () => {
  const { root, find, click, window } = await open("?cases=c5,c2&form=one-page");
  window.localStorage.setItem("jirei.cases", "c2,c5");
  window.dispatchEvent(new window.Event("storage"));
  assert.equal(find("[data-edition-offer]").hidden, true);
  await openLists(root);
  await click("[name=case][value=c2]");
  assert.equal(find("[data-edition-offer]").hidden, false);
  await click("[data-edition-offer] button");
  assert.equal(find("[data-edition-offer]").hidden, true);
  assert.equal(document.activeElement, find("[name=form][value=one-page]"));
});

test("the date is that of the reader's clock", async () => {
  const { find } = await open("?cases=c1");
  const now = new Date();
  const date = find("[data-edition-date]");
  assert.equal(date.hidden, false);
  assert.ok(date.textContent?.includes(`${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`));
});

test("a page that cannot read the cases says why, and is not printed", async (context) => {
  context.mock.method(console, "error", () => {});
  const { DecompressionStream } = globalThis;
  const fail = async () => {
    throw new Error("damaged");
  };
  const cases = { readTable: fail, readPlaces: fail, readWhole: fail, readParts: fail };
  const tell = async () => {
    openDocument(HTML, "https://example.jp/print.html?cases=c1");
    const root = /** @type {HTMLElement} */ (document.querySelector(".edition"));
    await openPrint(root, cases);
    assert.equal(document.body.dataset.paper, "unready");
    return textsOf(root, "[data-edition-unable]:not([hidden])").map((text) => text.slice(0, 16));
  };
  assert.deepEqual(await tell(), ["印刷する事例の一覧を読み込めませ"]);
  try {
    // @ts-expect-error: as older browsers are
    delete globalThis.DecompressionStream;
    assert.deepEqual(await tell(), ["印刷する事例を選ぶのに使う機能が"]);
  } finally {
    globalThis.DecompressionStream = DecompressionStream;
  }
});
