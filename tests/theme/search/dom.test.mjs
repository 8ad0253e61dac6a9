import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  copyTemplate,
  fillList,
  firstIn,
  need,
  openWords,
  writeText,
} from "../../../themes/standard/components/search/dom.js";
import { openDocument, textsOf } from "../document.mjs";

beforeEach(
  () =>
    void openDocument(
      '<ul id="list"><li class="item"></li></ul><template id="t"><p>a</p></template>' +
        '<div id="words" data-found="「{query}」は{count}件" data-chosen-in="{a}{b}"></div>',
    ),
);

test("what a page always has is found, or its lack is said", () => {
  assert.equal(need(document, "#list").id, "list");
  assert.throws(() => need(document, "#none"), /The page has no #none/);
});

test("a template is copied, and stays", () => {
  assert.equal(firstIn(copyTemplate(document, "#t")).textContent, "a");
  assert.equal(firstIn(copyTemplate(document, "#t")).textContent, "a");
  assert.throws(() => firstIn(need(document, "#words")), /empty/);
});

test("a list has a copy of its first item for each value, and none is hidden", () => {
  const list = need(document, "#list");
  fillList(list, ["a", "<b>"], writeText);
  assert.deepEqual(textsOf(list, ".item"), ["a", "<b>"]);
  assert.equal(list.hidden, false);
  fillList(list, ["c"], writeText);
  assert.deepEqual(textsOf(list, ".item"), ["c"]);
  fillList(list, [], writeText);
  assert.equal(list.hidden, true);
});

test("words of the page are said with values in them", () => {
  const say = openWords(need(document, "#words"));
  assert.equal(say("found", { query: "窓口", count: 0 }), "「窓口」は0件");
  assert.equal(say("chosenIn", { a: "あ" }), "あ");
  assert.equal(say("none"), "");
});
