import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openCards } from "../../../themes/standard/components/near/cards.js";
import { openMatrix } from "../../../themes/standard/components/near/matrix.js";
import { askedHome, offerNear, openNearOrder } from "../../../themes/standard/components/near/near_order.js";
import { openSorter } from "../../../themes/standard/components/near/sorter.js";
import { openWords } from "../../../themes/standard/components/search/dom.js";
import { openDocument, openSearchPage, settle, textsOf } from "../document.mjs";
import { TABLE, makeCases } from "./page.mjs";

/** @import { Band } from "../../../themes/standard/components/near/matrix.js" */

const GOLDEN = readFileSync(new URL("../../golden/small/near.html", import.meta.url), "utf8");
const WORDS = /(data-near-equal="[^>]*?)>/.exec(GOLDEN)?.[1];
const CONTROL = `<div data-near-lists data-sort="{name}に近い順" data-sort-home="うちと近い順"
  data-back="戻す" data-sorted="{body}に近い順に並べた" data-restored="戻した" data-failed="読めない" ${WORDS}>
  <a href="near.html" data-near-link>うちと近い順</a><button data-near-sort hidden></button>
  <span data-near-sorted></span></div>`;
/** @type {(...slugs: string[]) => string} */
const makeList = (...slugs) => {
  const items = slugs.map(
    (slug) => `<li><h3 data-slot="title"><a href="../cases/${slug}.html">${slug}</a></h3>
      <p data-slot="organization"></p></li>`,
  );
  return `<ul class="case-cards">${items.join("")}</ul>`;
};
const KEPT = "population=8000&prefecture=okayama&kind=town&place=336068&name=山町&words=山町";

async function open(query = "", kept = "", cases = makeCases()) {
  const html = CONTROL + makeList("minato", "kawa") + makeList("kawa", "minato", "yama");
  openDocument(html, `https://example.jp/needs/a.html${query}`);
  if (kept) localStorage.setItem("jirei.home", kept);
  const control = /** @type {HTMLElement} */ (document.querySelector("[data-near-lists]"));
  const lists = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll("ul")));
  await openSorter(control, (say) => openCards(lists, say), cases);
  return {
    link: /** @type {HTMLElement} */ (control.querySelector("a")),
    button: /** @type {HTMLButtonElement} */ (control.querySelector("button")),
    status: () => textsOf(control, "[data-near-sorted]")[0],
    orders: () => lists.map((list) => textsOf(list, "a").join(" ")),
    reasons: () => textsOf(document, "[data-near-reason]"),
  };
}

test("where the reader's body is not known the lists stay, and a link leads to where it can be said", async () => {
  const { link, button, orders } = await open();
  assert.deepEqual([link.hidden, button.hidden], [false, true]);
  assert.deepEqual(orders(), ["minato kawa", "kawa minato yama"]);
});

test("a button sorts each list by closeness with the reasons, and back again", async () => {
  const { link, button, orders, reasons, status } = await open("?x=1#cases", KEPT);
  assert.deepEqual([link.hidden, button.hidden, button.textContent], [true, false, "山町に近い順"]);
  button.click();
  await settle();
  assert.deepEqual(orders(), ["kawa minato", "yama kawa minato"]);
  assert.equal(reasons()[2], "人口がほぼ同じ、同じ岡山県、どちらも町");
  assert.equal(status(), "山町（人口8,000人、岡山県）に近い順に並べた");
  assert.equal(location.search + location.hash, "?x=1&home=8000.okayama.town#cases");
  assert.equal(button.textContent, "戻す");
  button.click();
  assert.deepEqual(orders(), ["minato kawa", "kawa minato yama"]);
  assert.deepEqual([reasons(), status(), location.search], [[], "戻した", "?x=1"]);
});

test("an address with a body shows the lists sorted by it, whatever is kept", async () => {
  const { orders, status } = await open("?home=150000.hyogo.city", KEPT);
  assert.deepEqual(orders(), ["minato kawa", "minato kawa yama"]);
  assert.equal(status(), "人口150,000人、兵庫県、市の団体に近い順に並べた");
});

test("an address with nonsense for a body changes nothing", async () => {
  const { link, orders } = await open("?home=..");
  assert.equal(link.hidden, false);
  assert.deepEqual(orders(), ["minato kawa", "kawa minato yama"]);
});

test("a table that cannot be read is told, and the order stays", async (context) => {
  context.mock.method(console, "error", () => {});
  const { button, orders, status } = await open("", KEPT, makeCases("table"));
  button.click();
  await settle();
  assert.deepEqual([status(), orders()[0]], ["読めない", "minato kawa"]);
});

const cells = (/** @type {string[]} */ texts) => texts.map((text) => `<td>${text}</td>`).join("");
const MATRIX = `<table class="matrix"><thead><tr><th>分類</th>
  ${["small", "middle", "large", "prefecture"].map((band) => `<th><a href="population/${band}.html">${band}</a></th>`).join("")}
  <th>計</th></tr></thead><tbody><tr><th colspan="6">block</th></tr>
  <tr><th><a href="categories/online-services.html">online</a></th>${cells(["a", "b", "c", "d", "sum"])}</tr>
  <tr><th><a href="categories/none.html">none</a></th>${cells(["e", "f", "g", "h", "sum"])}</tr>
  <tr><th><a href="categories/internal-operations.html">internal</a></th>${cells(["i", "j", "k", "l", "sum"])}</tr>
  </tbody></table><template><b data-near-own>うち</b></template>`;
/** @type {Band[]} */
const BANDS = [["small", "", "10000"], ["middle", "10000", "50000"], ["large", "50000", ""], ["prefecture", "", ""]];

/** @param {string} home */
async function openTable(home) {
  openDocument(CONTROL + MATRIX, `https://example.jp/index.html?home=${home}`);
  const control = /** @type {HTMLElement} */ (document.querySelector("[data-near-lists]"));
  const table = /** @type {HTMLTableElement} */ (document.querySelector("table"));
  const mark = /** @type {HTMLTemplateElement} */ (document.querySelector("template"));
  await openSorter(control, () => openMatrix(table, BANDS, mark), makeCases());
  const rows = () => Array.from(table.rows, (row) => textsOf(row, "th, td").join(" "));
  return { button: /** @type {HTMLButtonElement} */ (control.querySelector("button")), rows, table };
}

test("the matrix begins with the reader's own band, and each block with its nearest case", async () => {
  const { button, rows, table } = await openTable("24000.okayama.town");
  assert.deepEqual(rows(), [
    "分類 middleうち large small prefecture 計",
    "block",
    ...["online b c a d sum", "internal j k i l sum", "none f g e h sum"],
  ]);
  assert.equal(table.querySelectorAll("td.is-own").length, 3);
  button.click();
  assert.deepEqual(rows(), [
    "分類 small middle large prefecture 計",
    "block",
    ...["online a b c d sum", "none e f g h sum", "internal i j k l sum"],
  ]);
  assert.equal(table.querySelectorAll(".is-own, [data-near-own]").length, 0);
});

test("a prefecture's own band is that of prefectures; without a number no band is one's own", async () => {
  const prefecture = await openTable("1900000.okayama.prefecture");
  assert.equal(prefecture.rows()[0], "分類 prefectureうち large middle small 計");
  const unknown = await openTable(".okayama.");
  assert.equal(unknown.rows()[0], "分類 small middle large prefecture 計");
  assert.equal(unknown.table.querySelectorAll(".is-own").length, 0);
});

test("results are ordered by closeness, each with its reason; a page of no case comes last", async () => {
  openDocument(CONTROL);
  const control = /** @type {HTMLElement} */ (document.querySelector("[data-near-lists]"));
  const rank = openNearOrder(openWords(control), "packs", makeCases());
  const { sort, tellReason, told } = await rank("8000.okayama.town", [["minato"], ["kawa"], ["yama"]]);
  assert.deepEqual(sort([0, 1, 2]), [2, 1, 0]);
  assert.equal(tellReason(2), "人口がほぼ同じ、同じ岡山県、どちらも町");
  assert.equal(told, "人口8,000人、岡山県、町の団体に近い順です。");
  assert.equal(TABLE.cases.length, 3);
});

test("an address whose body the cases know nothing of sorts nothing", async () => {
  const { link, orders, status } = await open("?home=.zzz.__proto__");
  assert.deepEqual(orders(), ["minato kawa", "kawa minato yama"]);
  assert.deepEqual([link.hidden, status(), location.search], [false, "", ""]);
  const rank = openNearOrder(openWords(document.body), "packs", makeCases());
  const { sort, told } = await rank(".zzz.__proto__", [["minato"], ["kawa"], ["yama"]]);
  assert.deepEqual([sort([0, 1, 2]), told], [[0, 2, 1], ""]);
});

test("the order by closeness can be chosen where a body is known: in the address, else kept", () => {
  const { root } = openSearchPage();
  const select = /** @type {HTMLSelectElement} */ (root.querySelector("[name=sort]"));
  const note = /** @type {HTMLElement} */ (root.querySelector("[data-search-home]"));
  const option = () => Array.from(select.options).find(({ value }) => value === "near")?.disabled;
  offerNear(select, askedHome("?home=nothing"));
  assert.deepEqual([option(), note.hidden], [true, false]);
  localStorage.setItem("jirei.home", KEPT);
  assert.equal(askedHome("?home="), "8000.okayama.town");
  offerNear(select, askedHome("?home=5..city"));
  assert.deepEqual([option(), note.hidden, askedHome("?home=5..city")], [false, true, "5..city"]);
});
