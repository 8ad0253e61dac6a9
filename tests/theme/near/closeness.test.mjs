import assert from "node:assert/strict";
import { test } from "node:test";
import { rankNear } from "../../../themes/standard/components/near/closeness.js";
import { readShort } from "../../../themes/standard/components/near/home.js";

/** @import { CaseRow, CaseTable } from "../../../themes/standard/components/packs/cases.js" */

/** @type {CaseTable["prefectures"]} */
const PREFECTURES = {
  gumma: ["群馬県", "関東", ["saitama", "niigata"]],
  saitama: ["埼玉県", "関東", ["gumma", "chiba"]],
  chiba: ["千葉県", "関東", ["saitama"]],
  niigata: ["新潟県", "甲信越", ["gumma"]],
  nara: ["奈良県", "近畿", []],
};

/** @type {(...cases: [slug: string, persons: number, prefecture: string, kind: string][]) => CaseRow[]} */
const number = (...cases) =>
  cases.map(([slug, persons, prefecture, kind], at) => [
    slug,
    `${slug}の取組`,
    `${slug}町`,
    at + 1,
    persons,
    prefecture,
    kind,
  ]);

/** @type {(home: string, rows: CaseRow[]) => string[]} */
const orderOf = (home, rows) =>
  rankNear(readShort(home), rows, PREFECTURES).map(({ row: [slug] }) => slug);

const ROWS = number(
  ["far", 46_400, "nara", "city"], // log2 5.8 = 2.536
  ["half", 4000, "chiba", "town"], // 1 - ¼ (region) - ¼ (kind) = 0.5
  ["own", 16_000, "gumma", "city"], // 1 - 1 (prefecture) = 0
  ["whole", 1_900_000, "gumma", "prefecture"], // a prefecture's: last, though 7.892 - 1
  ["even", 8000, "nara", "village"], // 0
  ["beside", 9600, "saitama", "town"], // log2 1.2 = 0.263 - ½ (beside) - ¼ (kind) = -0.487
);

test("the order is the one that is worked out by hand; equals stand by number", () => {
  assert.deepEqual(orderOf("8000.gumma.town", ROWS), [
    ...["beside", "own", "even", "half", "far", "whole"],
  ]);
});

test("each case says why it stands where it does", () => {
  const [beside, own, even, half] = rankNear(readShort("8000.gumma.town"), ROWS, PREFECTURES);
  assert.deepEqual(beside, { row: ROWS[5], times: 1.2, area: "beside", isSameKind: true });
  assert.deepEqual(own, { row: ROWS[2], times: 2, area: "same", isSameKind: false });
  assert.deepEqual(even, { row: ROWS[4], times: 1, area: "", isSameKind: false });
  assert.deepEqual(half, { row: ROWS[1], times: 0.5, area: "region", isSameKind: true });
});

test("a prefecture beside is nearer than one of the region, whatever its own region", () => {
  const rows = number(["region", 8000, "chiba", "city"], ["beside", 8000, "niigata", "city"]);
  assert.deepEqual(orderOf("8000.gumma.", rows), ["beside", "region"]);
});

test("what is unknown counts nothing", () => {
  assert.deepEqual(orderOf("8000..", ROWS), ["even", "beside", "half", "own", "far", "whole"]);
  assert.deepEqual(orderOf(".gumma.", ROWS), ["own", "beside", "half", "far", "even", "whole"]);
  assert.deepEqual(orderOf("..village", ROWS), ["even", "far", "half", "own", "beside", "whole"]);
  assert.deepEqual(orderOf("..", ROWS), ["far", "half", "own", "even", "beside", "whole"]);
  assert.deepEqual(orderOf(".atlantis.island", ROWS), orderOf("..", ROWS));
  const unknown = number(["odd", 8000, "atlantis", ""]);
  assert.deepEqual(rankNear(readShort("8000.gumma."), unknown, PREFECTURES), [
    { row: unknown[0], times: 1, area: "", isSameKind: false },
  ]);
});

test("to a prefecture the cases of prefectures are as near as they are", () => {
  const rows = number(
    ["town", 9600, "gumma", "town"],
    ["other", 5_100_000, "chiba", "prefecture"],
    ["city", 1_300_000, "saitama", "city"],
  );
  assert.deepEqual(orderOf("1900000.gumma.prefecture", rows), ["city", "other", "town"]);
});

test("a third and three times as many are equally far", () => {
  /** @type {[string, number, string, string][]} */
  const cases = [["large", 24_000, "nara", ""], ["small", 8000 / 3, "nara", ""]];
  assert.deepEqual(orderOf("8000..", number(...cases)), ["large", "small"]);
  assert.deepEqual(orderOf("8000..", number(...cases.reverse())), ["small", "large"]);
});
