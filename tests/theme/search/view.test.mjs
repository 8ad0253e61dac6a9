import assert from "node:assert/strict";
import { test } from "node:test";
import { openView } from "../../../themes/standard/components/search/view.js";
import { openSearchPage } from "../document.mjs";

/** @type {import("../../../themes/standard/components/search/card.js").Tree[]} */
const CARD = [["h3", { "data-slot": "title" }, []], ["p", { "data-slot": "organization" }, []]];
/** @type {import("../../../themes/standard/components/search/hit.js").CaseName} */
const NAME = ["a", "窓口", "港町"];
const SHOWN = {
  table: { sections: {} },
  pages: [0],
  forms: [],
  near: [],
  readName: async () => NAME,
  readCase: async () => ({ card: CARD, blocks: [] }),
};

test("the state of the search is said to styles, and while it is busy to readers", () => {
  const { root } = openSearchPage();
  const found = /** @type {HTMLElement} */ (root.querySelector("[data-search-state]"));
  const [results] = root.querySelectorAll("[data-search-results]");
  const view = openView(root);
  view.setState("loading");
  assert.deepEqual([found.dataset.searchState, results.getAttribute("aria-busy")], ["loading", "true"]);
  assert.equal(root.querySelector("[aria-busy=true] [role=status]"), null, "else it may not be read out");
  view.setState("done");
  assert.deepEqual([found.dataset.searchState, results.getAttribute("aria-busy")], ["done", "false"]);
});

test("the status line has the page's own words", () => {
  const { root } = openSearchPage();
  const view = openView(root);
  view.setStatus(view.say("found", { query: "窓口", count: 3 }));
  const status = root.querySelector("[role=status]")?.textContent ?? "";
  assert.match(status, /窓口/);
  assert.match(status, /3/);
});

test("what an earlier query has shown is taken away", async () => {
  const { root } = openSearchPage();
  const view = openView(root);
  await view.hits.show(SHOWN);
  assert.equal(root.querySelectorAll("[data-case]").length, 1);
  view.clear();
  assert.equal(root.querySelectorAll("[data-case]").length, 0);
});

test("what comes near is told to be missing, but a filter that hides all is the first remedy", () => {
  const { root } = openSearchPage();
  const view = openView(root);
  const message = /** @type {Element} */ (root.querySelector("[data-search-message]"));
  view.showAmount(0, 0, { isNear: false, isPartial: true });
  assert.ok(message.querySelector(".search-fault"));
  assert.ok(message.querySelector("[data-search-again]"));
  view.showAmount(2, 2, { isNear: false, isPartial: true });
  assert.ok(message.querySelector(".search-fault"));
  view.showAmount(0, 2, { isNear: false, isPartial: true });
  assert.equal(message.querySelector(".search-fault"), null);
  assert.ok(message.querySelector("[data-hidden-count]"));
});
