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

test("the conditions that are on are named with their filters, each on a button", () => {
  const { root } = openSearchPage();
  const { boxes, filters } = open(root);
  const line = need(root, "[data-search-chosen]");
  filters.showChosen();
  assert.equal(line.hidden, true);
  const own = boxes.filter(({ name }) => name === boxes[0].name).slice(0, 2);
  const single = /** @type {HTMLInputElement} */ (boxes.find(({ dataset }) => "single" in dataset));
  for (const box of [...own, single]) box.checked = true;
  filters.showChosen();
  /** @param {HTMLInputElement} box */
  const nameOf = (box) => textsOf(/** @type {Element} */ (box.parentElement), "[data-name]")[0];
  const filter = textsOf(root, `#facet-${boxes[0].name}`)[0];
  const names = [...own.map((box) => `${filter}：${nameOf(box)}`), nameOf(single)];
  assert.deepEqual(textsOf(line, "li"), names);
  const buttons = Array.from(line.querySelectorAll("li button"));
  assert.deepEqual(buttons.map((button) => button.getAttribute("aria-label")), names.map((name) => `${name} を外す`));
  assert.equal(line.hidden, false);
  const chosen = { [own[0].name]: own.map(({ value }) => value), [single.name]: [single.value] };
  assert.equal(filters.name(chosen), `${filter}：${nameOf(own[0])}、${nameOf(own[1])}、${nameOf(single)}`);
});

test("a chip that is taken off leaves the focus to the next, the last to the field", () => {
  const { root } = openSearchPage();
  const { boxes, filters } = open(root);
  const own = boxes.slice(0, 2);
  for (const box of own) box.checked = true;
  filters.showChosen();
  root.addEventListener("change", () => filters.showChosen());
  const take = () => {
    const button = /** @type {HTMLElement} */ (root.querySelector("[data-search-chosen] li button"));
    button.focus();
    button.click();
  };
  take();
  assert.deepEqual(own.map((box) => box.checked), [false, true]);
  assert.equal(document.activeElement, root.querySelector("[data-search-chosen] li button"));
  take();
  assert.equal(document.activeElement, need(root, "[data-search-field]"));
});

test("each value says how many cases choosing it would show; one of none cannot be chosen", () => {
  const { root } = openSearchPage();
  const { boxes, filters } = open(root);
  const before = textsOf(root, "[data-count]");
  const [first, second] = boxes;
  second.checked = true;
  filters.showCounts({ [first.name]: new Map([[first.value, 12]]) });
  const counts = textsOf(root, "[data-count]");
  assert.match(counts[0], /12/);
  assert.match(counts[1], /0/);
  assert.deepEqual([first.disabled, second.disabled, boxes[2].disabled], [false, false, true], "one that is on can be switched off");
  filters.showCounts(null);
  assert.deepEqual(textsOf(root, "[data-count]"), before);
  assert.equal(boxes.some((box) => box.disabled), false);
});
