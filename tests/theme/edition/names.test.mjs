import assert from "node:assert/strict";
import { test } from "node:test";
import {
  listNumbers,
  nameChoice,
  nameWindow,
} from "../../../themes/standard/components/edition/names.js";
import { countAround, countPages } from "../../../themes/standard/components/edition/pages.js";
import { makeTable } from "./table.mjs";

/** @type {Record<string, string>} */
const WORDS = {
  run: "{first}～{last}",
  and: "、",
  listAll: "全{count}件",
  listSome: "全{count}件のうち{chosen}件（事例{numbers}）",
  titleOne: "{title}（{organization}）",
  titleFew: "{site}（事例{numbers}）",
  titleSome: "{site}（{chosen}件の抜粋）",
  titleShort: "{title} 1件1枚",
};
/** @type {(name: string, values?: Record<string, string | number | null>) => string} */
const say = (name, values = {}) =>
  WORDS[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
const { cases } = makeTable(47);
const all = { count: 47, site: "事例集" };

test("three numbers in a row and more are a run", () => {
  assert.equal(listNumbers([], say), "");
  assert.equal(listNumbers([1, 2, 4, 5, 6, 7, 12], say), "1、2、4～7、12");
});

test("the cover says which cases of how many", () => {
  const some = [cases[0], cases[11], cases[39]];
  assert.equal(nameChoice(some, 47, say), "全47件のうち3件（事例1、12、40）");
  assert.equal(nameChoice(cases, 47, say), "全47件");
  assert.equal(nameChoice([], 47, say), "全47件");
});

test("the window is called by what it prints", () => {
  assert.equal(nameWindow(cases.slice(2, 3), "whole", all, say), "題3（団体3）");
  assert.equal(nameWindow(cases.slice(2, 4), "whole", all, say), "事例集（事例3、4）");
  assert.equal(nameWindow(cases.slice(2, 30), "whole", all, say), "事例集（28件の抜粋）");
  assert.equal(nameWindow(cases, "whole", all, say), "事例集");
  assert.equal(nameWindow(cases, "one-page", all, say), "事例集 1件1枚");
});

test("a sheet is a page, and a whole text by its length", () => {
  assert.equal(countPages("one-page", [9000, 100]), 2);
  assert.equal(countPages("whole", [2379]), 5);
  assert.equal(countPages("whole", [3500, 5077]), 14);
  assert.equal(countAround(3, 2), 3);
});
