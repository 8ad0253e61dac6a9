import assert from "node:assert/strict";
import { test } from "node:test";
import { moveCase, readChoice, writeChoice } from "../../../themes/standard/components/compare/choice.js";

/** @param {string} slug */
const isCase = (slug) => /^[a-h]$/.test(slug);

test("each case is shown once, in the order of the address", () => {
  const { shown, over, unknown } = readChoice("?cases=b,a,%20b,,c", isCase);
  assert.deepEqual([shown, over, unknown], [["b", "a", "c"], [], []]);
});

test("what is no case is named, and there is room for five", () => {
  const { shown, over, unknown } = readChoice("?cases=a,x,b,c,d&cases=e,f,g,<b>", isCase);
  assert.deepEqual(shown, ["a", "b", "c", "d", "e"]);
  assert.deepEqual(over, ["f", "g"]);
  assert.deepEqual(unknown, ["x", "<b>"]);
});

test("without a choice there is none", () => {
  for (const query of ["", "?cases=", "?cases=,,", "?q=a"]) {
    assert.deepEqual(readChoice(query, isCase), { shown: [], over: [], unknown: [] });
  }
});

test("the address says what is chosen", () => {
  assert.equal(writeChoice([]), "");
  assert.equal(writeChoice(["a", "b"]), "?cases=a,b");
  assert.deepEqual(readChoice(writeChoice(["b", "a"]), isCase).shown, ["b", "a"]);
});

test("a case moves one place, and no further than the end", () => {
  assert.deepEqual(moveCase(["a", "b", "c"], "a", 1), ["b", "a", "c"]);
  assert.deepEqual(moveCase(["a", "b", "c"], "c", -1), ["a", "c", "b"]);
  assert.deepEqual(moveCase(["a", "b"], "a", -1), ["a", "b"]);
  assert.deepEqual(moveCase(["a", "b"], "b", 1), ["a", "b"]);
});
