import assert from "node:assert/strict";
import { test } from "node:test";
import { openSight } from "../../../themes/standard/components/search/sight.js";
import { openSearchPage, settle, sights } from "../document.mjs";

/** Three elements that are watched, and which of them have been filled. */
function open() {
  openSearchPage();
  const hits = ["一", "二", "三"].map((text) => {
    const hit = document.createElement("li");
    hit.textContent = text;
    return hit;
  });
  /** @type {string[]} */
  const filled = [];
  const sight = openSight(async ({ textContent }) => void filled.push(textContent ?? ""));
  sight.watch(hits);
  return { hits, filled, sight };
}

test("only what comes into sight is filled, and once", async () => {
  const { hits, filled } = open();
  await settle();
  assert.deepEqual(filled, []);
  sights[0].see(hits[1]);
  sights[0].see(hits[1]);
  await settle();
  assert.deepEqual(filled, ["二"]);
});

test("all that waits can be filled at once, or some of it first", async () => {
  const { hits, filled, sight } = open();
  await sight.fill([hits[2]]);
  assert.deepEqual(filled, ["三"]);
  await sight.fill();
  assert.deepEqual(filled, ["三", "一", "二"]);
});

test("what was stopped is filled no more", async () => {
  const { filled, sight } = open();
  sight.stop();
  await sight.fill();
  assert.deepEqual(filled, []);
});
