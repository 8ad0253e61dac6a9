import assert from "node:assert/strict";
import { test } from "node:test";
import { findNear } from "../../../themes/standard/components/search/near.js";

/** @type {[string, number][]} */
const WORDS = [
  ["固定資産税", 3],
  ["固定資産台帳", 1],
  ["業務改革", 5],
  ["業務改善", 9],
  ["電子決裁システム", 2],
  ["chatbot", 4],
];

test("one sign that is changed, missing, added or swapped is a slip", () => {
  for (const slip of ["固定試産税", "固定産税", "固定資資産税", "固資定産税"]) {
    assert.equal(findNear(slip, WORDS)[0], "固定資産税", slip);
  }
});

test("two signs that are swapped are one slip, not two", () => {
  assert.deepEqual(findNear("電決子裁", WORDS), ["電子決裁"]);
  assert.deepEqual(findNear("電決裁子", WORDS), [], "two are too many for four signs");
});

test("a term of two signs is too short to be a slip", () => {
  assert.deepEqual(findNear("税固", WORDS), []);
});

test("a term may be near a part of a word, but of a Latin word only to its start", () => {
  assert.deepEqual(findNear("電子決済", WORDS), ["電子決裁"]);
  assert.deepEqual(findNear("chatbat", WORDS), ["chatbot"]);
  assert.deepEqual(findNear("tbott", WORDS), []);
});

test("of words equally near the one that stands more often comes first", () => {
  assert.deepEqual(findNear("業務改正", WORDS), ["業務改善", "業務改革"]);
});

test("what shares less than two signs, and the term itself, are not offered", () => {
  assert.deepEqual(findNear("ああ亜", [["ああ以", 1]]), []);
  assert.deepEqual(findNear("業務改革", [["業務改革", 5]]), []);
});

test("three words are offered at most", () => {
  /** @type {[string, number][]} */
  const many = ["業務改一", "業務改二", "業務改三", "業務改四"].map((word) => [word, 1]);
  assert.equal(findNear("業務改善", many).length, 3);
});
