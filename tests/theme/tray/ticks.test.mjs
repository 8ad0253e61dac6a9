import assert from "node:assert/strict";
import { test } from "node:test";
import { gathered } from "../../../themes/standard/components/tray/gathered.js";
import { showTicks } from "../../../themes/standard/components/tray/ticks.js";
import { openDocument } from "../document.mjs";

/** @param {string} slug */
const tickOf = (slug) => `<label hidden><input type="checkbox" data-tick="${slug}"> 加える</label>`;

test("boxes are shown, ticked where their cases are gathered, and put right again", () => {
  openDocument(`<div>${tickOf("minato")}${tickOf("yama")}</div>${tickOf("minato")}`);
  const root = /** @type {HTMLElement} */ (document.querySelector("div"));
  const states = () =>
    Array.from(document.querySelectorAll("input"), (box) => [box.checked, box.closest("label")?.hidden]);
  gathered.add("minato");
  showTicks(root);
  assert.deepEqual(states(), [[true, false], [false, false], [false, true]]);
  gathered.remove("minato");
  showTicks(document);
  assert.deepEqual(states(), [[false, false], [false, false], [false, false]]);
});
