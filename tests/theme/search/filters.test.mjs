import assert from "node:assert/strict";
import { test } from "node:test";
import { need, openWords } from "../../../themes/standard/components/search/dom.js";
import { openFilters } from "../../../themes/standard/components/search/filters.js";
import { openSearchPage, textsOf } from "../document.mjs";

/** @param {HTMLElement} root */
function open(root) {
  /** @type {HTMLInputElement[]} */
  const boxes = Array.from(root.querySelectorAll("input[data-facet]"));
  return { boxes, filters: openFilters(root, openWords(root)) };
}

test("the conditions that are on are named with their filters", () => {
  const { root } = openSearchPage();
  const { boxes, filters } = open(root);
  const line = need(root, "[data-search-chosen]");
  filters.showChosen();
  assert.equal(line.hidden, true);
  const own = boxes.filter(({ name }) => name === boxes[0].name).slice(0, 2);
  const single = /** @type {HTMLInputElement} */ (boxes.find(({ dataset }) => "single" in dataset));
  for (const box of [...own, single]) box.checked = true;
  filters.showChosen();
  const [first, second] = own.map((box) => textsOf(/** @type {Element} */ (box.parentElement), "[data-name]")[0]);
  const filter = textsOf(root, `#facet-${boxes[0].name}`)[0];
  assert.ok(line.textContent?.includes(filter));
  assert.ok(line.textContent?.includes(`${first}、${second}`));
  assert.ok(line.textContent?.includes(textsOf(/** @type {Element} */ (single.parentElement), "[data-name]")[0]));
  assert.equal(line.hidden, false);
  filters.hide();
  assert.equal(line.hidden, true);
});

test("each value says how many cases choosing it would show, and stands back where none", () => {
  const { root } = openSearchPage();
  const { boxes, filters } = open(root);
  const [first, second] = boxes;
  second.checked = true;
  filters.showCounts({ [first.name]: new Map([[first.value, 12]]) });
  const labels = Array.from(root.querySelectorAll("[data-facet-term]"));
  assert.match(textsOf(labels[0], "[data-count]")[0], /12/);
  assert.match(textsOf(labels[1], "[data-count]")[0], /0/);
  assert.equal(labels[0].hasAttribute("data-empty"), false);
  assert.equal(labels[1].hasAttribute("data-empty"), false, "one that is on can be switched off");
  assert.equal(labels[2].hasAttribute("data-empty"), true);
});
