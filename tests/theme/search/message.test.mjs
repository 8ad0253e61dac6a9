import assert from "node:assert/strict";
import { test } from "node:test";
import { openMessage } from "../../../themes/standard/components/search/message.js";
import { openSearchPage } from "../document.mjs";

test("a message is a copy of one of the page's, or none", () => {
  const { root } = openSearchPage();
  const message = openMessage(root);
  const shown = message.show("failure");
  assert.equal(shown.querySelectorAll("button").length, 1);
  assert.equal(message.show("incomplete").querySelectorAll("button").length, 0);
  assert.ok(shown.textContent?.trim());
  assert.equal(message.show("").textContent, "");
});
