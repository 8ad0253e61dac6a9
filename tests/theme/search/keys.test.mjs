import assert from "node:assert/strict";
import { test } from "node:test";
import { listenToKeys, offerKeys } from "../../../themes/standard/components/search/keys.js";
import { openSearchPage } from "../document.mjs";

/** A search page with two hits, and how often its field was emptied. */
function open() {
  const { root, window } = openSearchPage();
  const field = /** @type {HTMLInputElement} */ (root.querySelector("form [name=q]"));
  const results = /** @type {HTMLElement} */ (root.querySelector("[data-search-results]"));
  for (const slug of ["a", "b"]) {
    const hit = document.createElement("li");
    hit.dataset.case = slug;
    const link = document.createElement("a");
    link.dataset.title = "";
    link.href = `cases/${slug}.html`;
    hit.append(link);
    results.append(hit);
  }
  const count = { emptied: 0 };
  listenToKeys(root, field, () => (count.emptied += 1));
  /** @type {(key: string, init?: object) => string | undefined} */
  const press = (key, init = {}) => {
    const options = { key, bubbles: true, cancelable: true, ...init };
    document.activeElement?.dispatchEvent(new window.KeyboardEvent("keydown", options));
    const own = /** @type {HTMLElement | null} */ (document.activeElement?.closest("[data-case]") ?? null);
    return own?.dataset.case ?? (document.activeElement === field ? "field" : undefined);
  };
  return { root, field, count, press };
}

test("arrows lead from the field through the hits, Escape back", () => {
  const { field, press } = open();
  field.focus();
  assert.deepEqual(
    ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Escape"].map((key) => press(key)),
    ["a", "b", "b", "a", "field"],
  );
});

test("Escape in the field empties it, once", () => {
  const { field, count, press } = open();
  field.value = "窓口";
  field.focus();
  press("Escape");
  press("Escape");
  assert.deepEqual([field.value, count.emptied], ["", 1]);
});

test("keys that an input method or the browser needs are left alone", () => {
  const { field, press } = open();
  field.focus();
  assert.equal(press("ArrowDown", { isComposing: true }), "field");
  assert.equal(press("ArrowDown", { ctrlKey: true }), "field");
});

test("the keys are told of where the script runs", () => {
  const { root } = open();
  const told = Array.from(root.querySelectorAll("[data-search-keys]"));
  assert.ok(told.length > 0 && told.every((element) => element.hasAttribute("hidden")));
  offerKeys(root);
  assert.ok(told.every((element) => !element.hasAttribute("hidden")));
});
