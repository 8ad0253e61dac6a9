import assert from "node:assert/strict";
import { test } from "node:test";
import { mark, markPage } from "../../../themes/standard/components/search/marks.js";
import { openDocument, textsOf } from "../document.mjs";

test("a mark lies around the text alone, across the elements in it", () => {
  openDocument("<p>窓<b>口で</b>予約</p>");
  const element = /** @type {Element} */ (document.querySelector("p"));
  mark(element, [[0, 2], [3, 5]]);
  assert.equal(
    element.innerHTML,
    "<mark>窓</mark><b><mark>口</mark>で</b><mark>予約</mark>",
  );
});

test("forms are marked where the search reads, and nowhere else", () => {
  openDocument("<h2 data-search-text>ＲＰＡの導入</h2><p>RPA</p><p data-search-text>なし</p>");
  markPage(["rpa"], false);
  assert.equal(document.body.innerHTML.match(/<mark>/g)?.length, 1);
  assert.deepEqual(textsOf(document, "mark"), ["ＲＰＡ"]);
});

test("a form from outside is text, never HTML", () => {
  openDocument("<p data-search-text>&lt;img src=x&gt; と窓口</p>");
  markPage(["<img src=x>", "窓口"], false);
  assert.equal(document.querySelector("img"), null);
  assert.deepEqual(textsOf(document, "mark"), ["<img src=x>", "窓口"]);
});

test("the page goes to the first mark, but not away from an anchor", () => {
  const html = "<p data-search-text>窓口1</p><p data-search-text>窓口2</p>";
  for (const [forms, hasAnchor, text] of /** @type {const} */ ([
    ["窓口", false, ["窓口1"]],
    ["窓口", true, []],
    ["橋", false, []],
  ])) {
    const { jumps } = openDocument(html);
    markPage([forms], hasAnchor);
    assert.deepEqual(jumps.map((element) => element.parentElement?.textContent), text);
  }
});
