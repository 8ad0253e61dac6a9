import assert from "node:assert/strict";
import { test } from "node:test";
import { plainForms } from "../../../themes/standard/components/compare/plain_table.js";
import { showTable } from "../../../themes/standard/components/compare/table.js";
import { textsOf } from "../document.mjs";
import { makeFigure, makeShown, openComparePage } from "./example.mjs";

/** @param {() => Parameters<typeof showTable>[2]} makeCases */
function open(makeCases) {
  const { root } = openComparePage();
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-compare-table]"));
  showTable(root, place, makeCases());
  return /** @type {HTMLTableElement} */ (place.querySelector("table"));
}

const CASES = () => [
  makeShown("a", { "working-time": [makeFigure("5割")] }),
  makeShown("b", { "lead-time": [makeFigure("3日")] }),
];

test("every row has a cell for every case, and none is blank", () => {
  const table = open(CASES);
  for (const row of table.querySelectorAll("tr[data-row]")) {
    assert.equal(row.children.length, 3);
    for (const cell of row.children) assert.ok(cell.textContent?.trim());
  }
  assert.deepEqual(textsOf(table, "tr[data-row=size] > *"), ["団体の規模", "aのsize", "bのsize"]);
  assert.equal(table.querySelectorAll("thead th[scope=col]").length, 3);
});

test("of the figures there are the rows that a case has, in the order of the vocabulary", () => {
  const table = open(CASES);
  assert.deepEqual(textsOf(table, "tr[data-row^=outcome] > th"), ["作業時間", "所要日数"]);
  assert.deepEqual(textsOf(table, "tr[data-row=outcome-lead-time] > td"), ["記載なし", "3日"]);
});

test("where no case has figures, a row says so", () => {
  const table = open(() => [makeShown("a"), makeShown("b")]);
  assert.deepEqual(textsOf(table, "tr[data-row^=outcome] > td"), ["記載なし", "記載なし"]);
});

test("each button names its case, and none leads past the end", () => {
  const table = open(CASES);
  assert.deepEqual(textsOf(table, "[data-compare-acts] button").slice(0, 3), [
    "「aの題」を左へ",
    "「aの題」を右へ",
    "「aの題」を外す",
  ]);
  const disabled = textsOf(table, "button:disabled");
  assert.deepEqual(disabled, ["「aの題」を左へ", "「bの題」を右へ"]);
});

test("the plain forms have all rows but those of buttons and groups", () => {
  const forms = plainForms(open(CASES));
  const lines = forms["text/plain"].split("\r\n");
  assert.equal(lines[0], "項目\ta\tb");
  assert.ok(lines.includes("作業時間\t5割\t記載なし"));
  assert.ok(lines.every((line) => line.split("\t").length === 3));
  assert.match(forms["text/html"], /^<table border="1"><tbody><tr><th>項目<\/th><th>a<\/th>/);
  assert.doesNotMatch(forms["text/html"], /class|button|data-/);
});
