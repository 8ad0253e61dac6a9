import assert from "node:assert/strict";
import { test } from "node:test";
import { makeReason, NOTHING } from "../../../themes/standard/components/search/answer.js";

test("a reason names its sentence of the page, what was typed and what was sought instead", () => {
  assert.deepEqual(makeReason("both", "待ち時間短縮", ["待ち時間", "短縮"]), {
    name: "reasonBoth",
    values: { term: "待ち時間短縮", words: "「待ち時間」、「短縮」" },
  });
  assert.equal(makeReason("some", "窓口", []).values.words, "");
});

test("nothing is an empty list of everything that an answer has", () => {
  assert.deepEqual(Object.values(NOTHING), Object.keys(NOTHING).map(() => []));
});
