import assert from "node:assert/strict";
import { test } from "node:test";
import { compactTable } from "../../../themes/standard/components/compare/compact.js";
import { showTable } from "../../../themes/standard/components/compare/table.js";
import { textsOf } from "../document.mjs";
import { makeFigure, makeShown, openComparePage } from "./example.mjs";

/** @param {() => Parameters<typeof showTable>[2]} makeCases */
function open(makeCases) {
  const { root } = openComparePage();
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-compare-table]"));
  showTable(root, place, makeCases());
  return place;
}

test("the figures of a case stand in one cell, each after what it measures", () => {
  const place = open(() => [
    makeShown("a", { "working-time": [makeFigure("5割")], "lead-time": [makeFigure("3日")] }),
    makeShown("b", { "lead-time": [makeFigure("1日")] }),
    makeShown("c"),
  ]);
  compactTable(place);
  const cells = "tr[data-row^=outcome] >";
  assert.deepEqual(textsOf(place, `${cells} th`), ["成果の数字"]);
  assert.deepEqual(textsOf(place, `${cells} td`), ["作業時間5割所要日数3日", "所要日数1日", "記載なし"]);
});

test("doubts stand below, each once and by its number", () => {
  const figures = { "working-time": [makeFigure("5割", {}, ["甲。"]), makeFigure("3割", {}, ["乙。", "甲。"])] };
  const place = open(() => [makeShown("a", figures), makeShown("b")]);
  assert.deepEqual(compactTable(place), ["注1 甲。", "注2 乙。"]);
  assert.deepEqual(textsOf(place, ".doubt"), ["注1", "注2", "注1"]);
});

test("a table without figures and doubts stays as it is", () => {
  const place = open(() => [makeShown("a"), makeShown("b")]);
  const before = place.innerHTML;
  assert.deepEqual(compactTable(place), []);
  assert.equal(place.innerHTML, before);
});
