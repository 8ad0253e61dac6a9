import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { settle, textsOf } from "../document.mjs";
import { makeCases, openNearPage } from "./page.mjs";

globalThis.DecompressionStream ??= /** @type {any} */ (class {});

/** @typedef {ReturnType<typeof openNearPage>} Opened */

/** @param {Opened} opened */
const order = ({ root }) =>
  Array.from(root.querySelectorAll("[data-near-results] [data-case]"), (item) =>
    item.getAttribute("data-case"),
  );
/** @type {(opened: Opened, selector: string) => string} */
const textOf = ({ root }, selector) => root.querySelector(selector)?.textContent?.trim() ?? "";
/** @type {(opened: Opened, name: string) => HTMLInputElement} */
const field = ({ root }, name) => /** @type {any} */ (root.querySelector(`[name=${name}]`));
/** @type {(opened: Opened, name: string, value: string) => Promise<unknown>} */
const set = (opened, name, value) => {
  field(opened, name).value = value;
  field(opened, name).dispatchEvent(new opened.window.Event("input", { bubbles: true }));
  field(opened, name).dispatchEvent(new opened.window.Event("change", { bubbles: true }));
  return settle();
};
const STATUS = "[data-near-status]";

const goBack = () =>
  new Promise((resolve) => {
    addEventListener("popstate", () => resolve(settle()), { once: true });
    history.back();
  });

/** @param {string} query */
async function arrive(query, cases = makeCases()) {
  const opened = openNearPage(query, cases);
  await opened.page.start();
  return opened;
}

beforeEach(() => {
  globalThis.localStorage?.clear();
});

test("an address lists the cases by closeness, each with its reason, and the first cards whole", async () => {
  const opened = await arrive("?population=8000&prefecture=okayama");
  assert.deepEqual(order(opened), ["yama", "kawa", "minato"]);
  assert.deepEqual(textsOf(opened.root, "[data-case] [data-slot=near]"), [
    ...["人口がほぼ同じ、同じ岡山県", "人口は3.0倍、隣の広島県", "人口は19倍、隣の兵庫県"],
  ]);
  assert.equal(textOf(opened, STATUS), "人口8,000人、岡山県の団体に近い順に3件");
  assert.ok(document.title.startsWith("人口8,000人、岡山県の団体に近い順に3件｜"));
  assert.equal(textOf(opened, "[data-case=yama] [data-slot=organization]"), "yamaの団体");
  assert.match(
    opened.root.querySelector("[data-near-compare]")?.getAttribute("href") ?? "",
    /compare\.html\?cases=yama,kawa,minato$/,
  );
  assert.match(
    opened.root.querySelector("[data-near-search]")?.getAttribute("href") ?? "",
    /search\.html\?sort=near&home=8000\.okayama\.$/,
  );
});

test("only its button prints the list, and no other click on the page", async () => {
  const opened = await arrive("?population=8000");
  let prints = 0;
  opened.window.print = () => (prints += 1);
  for (const part of ["[data-case]", STATUS]) {
    /** @type {HTMLElement | null} */ (opened.root.querySelector(part))?.click();
  }
  await settle();
  assert.equal(prints, 0);
  /** @type {HTMLElement | null} */ (opened.root.querySelector("[data-search-print]"))?.click();
  await settle();
  assert.equal(prints, 1);
});

test("without a population it is told what the order is of", async () => {
  const note = (/** @type {Opened} */ { root }) =>
    /** @type {HTMLElement} */ (root.querySelector("[data-near-no-persons]")).hidden;
  const opened = await arrive("?name=大井町&prefecture=kanagawa&kind=town&place=143626");
  assert.equal(note(opened), false);
  await set(opened, "population", "17000");
  assert.equal(note(opened), true);
  assert.equal(note(await arrive("")), true);
});

test("the home page asks to go on to the list, where there is one", async () => {
  const opened = await arrive("?show=list&name=&population=8000");
  assert.equal(location.search, "?population=8000");
  assert.equal(document.activeElement, opened.root.querySelector("[data-near-found]"));
  await arrive("?show=list&name=大井町&population=");
  assert.equal(document.activeElement, document.body);
});

test("without an address the page explains itself, and keeps nothing", async () => {
  const opened = await arrive("");
  assert.deepEqual(order(opened), []);
  assert.match(textOf(opened, "[data-search-message]"), /^一覧から/);
  assert.equal(opened.root.querySelector("form")?.hidden, false);
  assert.equal(localStorage.length, 0);
});

test("a name in the address becomes its body, with what is known of it", async () => {
  const opened = await arrive("?name=鏡野&population=");
  assert.equal(field(opened, "name").value, "岡山県鏡野町");
  assert.equal(field(opened, "population").value, "12,000");
  assert.equal(textOf(opened, "[data-near-note]"), "令和6年1月1日現在の人口です。書き直せます。");
  assert.equal(textOf(opened, STATUS), "鏡野町（人口12,000人、岡山県）に近い順に3件");
  assert.equal(location.search, "?population=12000&prefecture=okayama&kind=town&place=336068");
});

test("a population that was typed stays beside a name", async () => {
  const opened = await arrive("?name=鏡野町&population=1.3万人");
  assert.equal(textOf(opened, STATUS), "鏡野町（人口13,000人、岡山県）に近い順に3件");
});

test("a name of several bodies is asked about, and each is a link", async () => {
  const opened = await arrive("?name=大井町&population=4万");
  assert.deepEqual(textsOf(opened.root, "[data-near-meant] a"), ["神奈川県大井町", "岡山県大井町"]);
  assert.equal(textOf(opened, STATUS), "人口40,000人の団体に近い順に3件");
  const link = /** @type {HTMLElement} */ (opened.root.querySelectorAll("[data-near-meant] a")[1]);
  link.click();
  await settle();
  assert.equal(textOf(opened, STATUS), "大井町（人口40,000人、岡山県）に近い順に3件");
  assert.deepEqual(textsOf(opened.root, "[data-near-meant] a"), []);
  await goBack();
  assert.equal(field(opened, "name").value, "大井町");
});

test("a name of none and a number that is none are told beside their fields", async () => {
  const opened = await arrive("?name=ない町&population=多い&prefecture=kanagawa");
  assert.match(textOf(opened, "[data-near-error=name]"), /「ない町」に該当する団体がありません/);
  assert.match(textOf(opened, "[data-near-error=population]"), /「多い」は人数として読めません/);
  assert.equal(field(opened, "population").getAttribute("aria-invalid"), "true");
  assert.equal(textOf(opened, STATUS), "神奈川県の団体に近い順に3件");
  await set(opened, "population", "８千");
  assert.equal(textOf(opened, "[data-near-error=population]"), "");
  assert.equal(field(opened, "population").hasAttribute("aria-invalid"), false);
});

test("values of the address that say nothing known are told, and the rest is used", async () => {
  const opened = await arrive("?population=8000&prefecture=atlantis&kind=<b>&need=x&place=999999");
  assert.match(
    textOf(opened, "[data-near-faults]"),
    /：prefecture=atlantis、kind=<b>、need=x、place=999999$/,
  );
  assert.deepEqual(order(opened), ["yama", "kawa", "minato"]);
  assert.equal(location.search, "?population=8000");
});

test("a place is where it is, whatever the address says beside it", async () => {
  const opened = await arrive("?place=336068&prefecture=kanagawa");
  assert.match(textOf(opened, "[data-near-faults]"), /：prefecture=kanagawa$/);
  assert.equal(field(opened, "prefecture").value, "okayama");
});

test("what is set is listed, in a new entry of the history", async () => {
  const opened = await arrive("?population=8000");
  const { length } = history;
  await set(opened, "prefecture", "kanagawa");
  assert.equal(location.search, "?population=8000&prefecture=kanagawa");
  assert.equal(history.length, length + 1);
  await goBack();
  assert.equal(field(opened, "prefecture").value, "");
  assert.equal(textOf(opened, STATUS), "人口8,000人の団体に近い順に3件");
});

test("Enter after a change, which asks twice for the same, lists it", async () => {
  const opened = await arrive("?population=8000");
  field(opened, "population").value = "9000";
  field(opened, "population").dispatchEvent(new opened.window.Event("change", { bubbles: true }));
  /** @type {HTMLFormElement} */ (opened.root.querySelector("form")).requestSubmit();
  await settle();
  assert.equal(textOf(opened, STATUS), "人口9,000人の団体に近い順に3件");
});

test("another prefecture than the chosen body's is no more that body", async () => {
  const opened = await arrive("?place=336068");
  await set(opened, "prefecture", "kanagawa");
  assert.equal(field(opened, "name").value, "");
  assert.equal(location.search, "?population=12000&prefecture=kanagawa&kind=town");
});

test("the cases can be limited, and the limits taken off where they leave none", async () => {
  const opened = await arrive("?population=8000&category=internal-operations");
  assert.deepEqual(order(opened), ["yama"]);
  assert.match(textOf(opened, STATUS), /に近い順に1件（分類：.+）$/);
  await set(opened, "label", "online-applications");
  assert.deepEqual(order(opened), []);
  /** @type {HTMLElement | null} */ (opened.root.querySelector("[data-near-widen]"))?.click();
  await settle();
  assert.deepEqual(order(opened), ["yama", "kawa", "minato"]);
  assert.equal(location.search, "?population=8000");
});

test("the body is kept at a button, used when the page is opened without one, and taken back", async () => {
  const first = await arrive("?place=336068");
  const button = (/** @type {Opened} */ { root }, /** @type {string} */ name) =>
    /** @type {HTMLButtonElement} */ (root.querySelector(`[data-near-${name}]`));
  assert.deepEqual([button(first, "set").hidden, button(first, "forget").hidden], [false, true]);
  button(first, "set").click();
  assert.equal(textOf(first, "[data-near-kept]"), "覚えました。");
  assert.equal(document.activeElement, button(first, "forget"));
  const kept = localStorage.getItem("jirei.home") ?? "";
  assert.equal(new URLSearchParams(kept).get("words"), "鏡野町（人口12,000人、岡山県）");

  const again = openNearPage("?category=internal-operations");
  localStorage.setItem("jirei.home", kept);
  await again.page.start();
  assert.match(textOf(again, STATUS), /^鏡野町（人口12,000人、岡山県）に近い順に1件/);
  button(again, "forget").click();
  assert.equal(textOf(again, "[data-near-kept]"), "消しました。");
  assert.equal(localStorage.length, 0);
});

test("a table that cannot be read is told with a remedy, and asked for again", async (context) => {
  context.mock.method(console, "error", () => {});
  const cases = makeCases("table");
  const opened = await arrive("?population=8000", cases);
  assert.equal(textOf(opened, STATUS), "事例を並べられませんでした。");
  assert.match(textOf(opened, "[data-search-message]"), /フォルダーごとコピーし直してください/);
  cases.readTable = makeCases().readTable;
  /** @type {HTMLElement | null} */ (opened.root.querySelector("[data-near-again]"))?.click();
  await settle();
  assert.deepEqual(order(opened), ["yama", "kawa", "minato"]);
});

test("without the places the rest still works; a card that is missing is told", async (context) => {
  context.mock.method(console, "error", () => {});
  const opened = await arrive("?name=鏡野町&population=8000", makeCases("places", "parts"));
  assert.match(textOf(opened, "[data-near-error=name]"), /^団体の一覧が読み込めない/);
  assert.deepEqual(order(opened), ["yama", "kawa", "minato"]);
  assert.match(textOf(opened, "[data-search-message]"), /読み込めなかった事例があります/);
});

test("a submit of nothing says what is wanted; of a wrong number it leads to the field", async () => {
  const opened = await arrive("");
  const form = /** @type {HTMLFormElement} */ (opened.root.querySelector("form"));
  form.requestSubmit();
  await settle();
  assert.match(textOf(opened, STATUS), /どれかを入れてください/);
  field(opened, "population").value = "x";
  form.requestSubmit();
  await settle();
  assert.equal(document.activeElement, field(opened, "population"));
});

test("of bodies of one name the one in the prefecture that is told is meant", async () => {
  const several = await arrive("?name=大井町");
  assert.deepEqual(order(several), []);
  assert.deepEqual(textsOf(several.root, "[data-near-meant] a"), ["神奈川県大井町", "岡山県大井町"]);
  const one = await arrive("?name=大井町&prefecture=okayama");
  assert.equal(field(one, "name").value, "岡山県大井町");
  assert.deepEqual(textsOf(one.root, "[data-near-meant] a"), []);
  const elsewhere = await arrive("?name=大井町&prefecture=hyogo");
  assert.equal(textsOf(elsewhere.root, "[data-near-meant] a").length, 2);
});
