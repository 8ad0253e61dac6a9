import assert from "node:assert/strict";
import { test } from "node:test";
import { openMessage } from "../../../themes/standard/components/search/message.js";
import { openSearchPage, textsOf } from "../document.mjs";

test("a message is a copy of one of the page's, or none", () => {
  const { root } = openSearchPage();
  const message = openMessage(root);
  const shown = message.show("failure");
  assert.equal(shown.querySelectorAll("button").length, 1);
  assert.equal(message.show("incomplete").querySelectorAll("button").length, 0);
  assert.ok(shown.textContent?.trim());
  assert.equal(message.show("").textContent, "");
});

test("other queries are offered above what the message says", () => {
  const { root } = openSearchPage();
  const message = openMessage(root);
  const shown = message.show("nothing");
  const below = shown.textContent ?? "";
  message.offer(["固定資産税", "<b>"], (query) => `?q=${encodeURIComponent(query)}`);
  assert.deepEqual(textsOf(shown, "[data-near] a"), ["固定資産税", "<b>"]);
  assert.equal(
    shown.querySelector("[data-near] a")?.getAttribute("href"),
    `?q=${encodeURIComponent("固定資産税")}`,
  );
  assert.ok(shown.textContent?.endsWith(below));
});
