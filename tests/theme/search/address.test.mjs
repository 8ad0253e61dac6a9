import assert from "node:assert/strict";
import { test } from "node:test";
import {
  openForm,
  writeAddress,
  writeQuery,
} from "../../../themes/standard/components/search/address.js";
import { openSearchPage } from "../document.mjs";

const NOTHING = { text: "", chosen: {}, order: "" };
const WANTED = { text: "窓口 予約", chosen: { label: ["a", "b"] }, order: "-cost" };

/** @param {HTMLElement} root */
const formOf = (root) => openForm(/** @type {HTMLFormElement} */ (root.querySelector("form")));

/** @param {HTMLElement} root */
const boxesOf = (root) =>
  /** @type {HTMLInputElement[]} */ (Array.from(root.querySelectorAll("input[data-facet]")));

test("what is wanted is written into the query, and nothing where nothing is", () => {
  assert.equal(writeQuery(NOTHING), "");
  assert.equal(
    decodeURIComponent(writeQuery(WANTED)),
    "?q=窓口+予約&label=a&label=b&sort=-cost",
  );
});

test("the form says what the address says", () => {
  const { root } = openSearchPage();
  const form = formOf(root);
  const [first, second] = boxesOf(root);
  const order = "-population";
  const wanted = { text: "窓口", chosen: { [first.name]: [first.value, second.value] }, order };
  assert.equal(first.name, second.name);
  form.fill(writeQuery(wanted));
  assert.deepEqual(form.read(), wanted);
  form.fill("");
  assert.deepEqual(form.read(), NOTHING);
});

test("an order that is none is left out, white space around words is, too", () => {
  const form = formOf(openSearchPage().root);
  form.fill("?sort=none&q=%20a%20&other=1");
  assert.deepEqual(form.read(), { text: "a", chosen: {}, order: "" });
});

test("a filter of one term is on whatever its value, but for none", () => {
  const { root } = openSearchPage();
  const box = boxesOf(root).find(({ dataset }) => "single" in dataset);
  assert.ok(box, "the page has such a filter");
  const form = formOf(root);
  for (const [query, isOn] of /** @type {const} */ ([["?new=1", true], ["?new=0", false], ["?new=", false]])) {
    form.fill(query);
    assert.equal(box.checked, isOn, query);
  }
});

test("the address changes in a new entry of the history or in the same, and only if it differs", () => {
  openSearchPage();
  const before = history.length;
  writeAddress(WANTED, true);
  assert.equal(history.length, before + 1);
  assert.equal(location.search, writeQuery(WANTED));
  writeAddress(WANTED, true);
  writeAddress({ ...WANTED, order: "" }, false);
  assert.equal(history.length, before + 1);
  assert.equal(location.search, writeQuery({ ...WANTED, order: "" }));
});

test("words of an address are as long as the field takes, and no character is cut in two", () => {
  const form = formOf(openSearchPage().root);
  form.fill(`?q=${encodeURIComponent("𠮷".repeat(300))}`);
  assert.equal(form.field.value, "𠮷".repeat(200));
});

test("filters are taken off, words and order stay", () => {
  const { root } = openSearchPage();
  const form = formOf(root);
  const [first] = boxesOf(root);
  form.fill(`?q=a&${first.name}=${first.value}&sort=-cost`);
  form.takeOff();
  assert.deepEqual(form.read(), { text: "a", chosen: {}, order: "-cost" });
});
