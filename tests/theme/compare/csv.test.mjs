import assert from "node:assert/strict";
import { test } from "node:test";
import { harmless, listFields, writeCsv } from "../../../themes/standard/components/compare/csv.js";
import { readColumn } from "../../../themes/standard/components/compare/columns.js";
import { makeFigure, openComparePage } from "./example.mjs";

/** @typedef {import("../../../themes/standard/components/search/card.js").Tree} Tree */

/** The fields that the page declares. @param {HTMLElement} root */
const declaredIn = (root) =>
  /** @type {HTMLTemplateElement} */ (root.querySelector("[data-compare-fields]")).content;

/**
 * @param {Record<string, string>} initial
 * @param {Tree[]} figures
 */
const makeCase = (initial, figures) =>
  readColumn([
    ["div", { "data-row": "name", "data-id": "a", "data-number": "7", "data-title": "題, 「副」" }, []],
    ["div", { "data-row": "initial", ...initial }, [["p", {}, ["1円"]], ["p", {}, ["備考"]]]],
    ["div", { "data-row": "outcome-working-time" }, figures],
  ]);

test("a cell that a spreadsheet would calculate gets an apostrophe, and stands on one line", () => {
  for (const sign of ["=", "+", "-", "@", "＝", "＋", "－", "＠", "'"]) {
    assert.equal(harmless(`${sign}1`), `'${sign}1`);
  }
  assert.equal(harmless(" 一行\n\t二行 "), "一行 二行");
  assert.equal(harmless("3-7"), "3-7");
});

test("the file has a row for each case, and numbers beside what is printed", () => {
  const { root } = openComparePage();
  const some = makeCase({ "data-low": "0", "data-high": "0", "data-printed": "－円" }, []);
  const fields = listFields(declaredIn(root), [some]);
  const lines = writeCsv(fields, [some]).split("\r\n");
  assert.equal(lines[0].charCodeAt(0), 0xfeff);
  assert.equal(lines.length, 3);
  assert.equal(lines[2], "");
  const heads = lines[0].slice(1).split(",");
  assert.equal(new Set(heads).size, heads.length, "no two columns have one name");
  const cells = lines[1].replace('"題, 「副」"', "題").split(",");
  assert.equal(cells.length, heads.length);
  /** @param {string} head */
  const cell = (head) => cells[heads.indexOf(head)];
  assert.equal(cell("イニシャルコストの下限（円）"), "0");
  assert.equal(cell("イニシャルコスト（表記）"), "'－円");
  assert.equal(cell("イニシャルコストの人口1000人当たりの下限（円）"), "");
  assert.equal(cell("ランニングコスト（1年あたり）の下限（円）"), "");
  assert.equal(cell("イニシャルコストの説明と注"), "1円 ／ 備考");
  assert.equal(cell("事例番号"), "7");
});

test("figures have columns as often as a case has them, and none where no case does", () => {
  const { root } = openComparePage();
  const two = [
    makeFigure("約5割", { "data-low": "5", "data-unit": "割", "data-kind": "実績" }),
    makeFigure("8分→0分", { "data-before": "8", "data-after": "0", "data-kind": "見込み" }),
  ];
  const columns = [makeCase({}, []), makeCase({}, two)];
  const fields = listFields(declaredIn(root), columns);
  const heads = fields.map(({ heading }) => heading);
  const values = heads.filter((head) => head.includes("の数字（表記）"));
  assert.deepEqual(values, ["作業時間の数字（表記）", "作業時間（2）の数字（表記）"]);
  /** @param {string} head */
  const takenOf = (head) => fields[heads.indexOf(head)].take(columns[1]);
  assert.equal(takenOf("作業時間の下限"), "5");
  assert.equal(takenOf("作業時間の単位"), "割");
  assert.equal(takenOf("作業時間（2）の導入後"), "0");
  assert.equal(takenOf("作業時間（2）の数字の種類"), "見込み");
  assert.equal(fields[heads.indexOf("作業時間の下限")].take(columns[0]), "");
});
