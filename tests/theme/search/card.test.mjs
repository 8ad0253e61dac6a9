import assert from "node:assert/strict";
import { before, test } from "node:test";
import { buildCard } from "../../../themes/standard/components/search/card.js";
import { openDocument } from "../document.mjs";

before(() => void openDocument("<main></main>"));

/** @type {import("../../../themes/standard/components/search/card.js").Tree[]} */
const TREE = [
  ["article", { class: "case-card" }, [
    ["h3", { "data-slot": "title" }, ["<b>窓口", ["wbr", {}, []]]],
    ["svg", { viewBox: "0 0 2 2" }, [["rect", { x: "1" }, []]]],
    ["p", {}, ["後"]],
  ]],
];

/** @param {string} heading */
function show(heading) {
  const main = /** @type {Element} */ (document.querySelector("main"));
  main.replaceChildren(buildCard(TREE, heading));
  return main;
}

test("a card is built of elements, its texts are never HTML", () => {
  assert.equal(
    show("h3").innerHTML,
    '<article class="case-card"><h3 data-slot="title">&lt;b&gt;窓口<wbr></h3>' +
      '<svg viewBox="0 0 2 2"><rect x="1"></rect></svg><p>後</p></article>',
  );
});

test("a drawing is of its own namespace, what follows is not", () => {
  const main = show("h3");
  const names = ["svg", "rect", "p"].map((name) => main.querySelector(name)?.namespaceURI);
  assert.deepEqual(names.map((name) => name?.split("/").at(-1)), ["svg", "svg", "xhtml"]);
});

test("the heading is as low as its list has it", () => {
  assert.equal(show("h4").querySelector("[data-slot=title]")?.localName, "h4");
});
