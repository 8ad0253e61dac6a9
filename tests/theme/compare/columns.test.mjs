import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf, readColumn } from "../../../themes/standard/components/compare/columns.js";
import { openDocument } from "../document.mjs";

test("a column has its rows by their names", () => {
  openDocument("");
  const column = readColumn([["div", { "data-row": "size" }, [["p", {}, ["1.2万人"]]]], " "]);
  assert.deepEqual(Array.from(column.keys()), ["size"]);
  assert.equal(column.get("size")?.textContent, "1.2万人");
});

test("an element says a line for each paragraph, without what is not in print", () => {
  openDocument(
    '<div><p><svg aria-hidden="true"><text>図</text></svg>245万円\n <span>（税抜）</span></p><p> </p>' +
      '<p class="doubt"><span>※<span class="visually-hidden">原資料の注</span></span>予定</p></div>',
  );
  assert.deepEqual(linesOf(document.body), ["245万円 （税抜）", "※予定"]);
  assert.ok(document.querySelector("svg"), "what is read stays as it is");
});
