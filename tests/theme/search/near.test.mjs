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
  ["電子決裁", 2],
  ["chatbot", 4],
  ["3時間", 2],
  ["短時間", 5],
];
/** Kanji that are read alike. */
const SOUNDS = ["資試", "裁済", "契計", "約訳"];
/** @type {(sign: string, other: string) => boolean} */
const isAlike = (sign, other) => SOUNDS.some((own) => own.includes(sign) && own.includes(other));

/** @param {string} term */
const near = (term, words = WORDS) => findNear(term, words, isAlike);

test("one sign that is changed, missing, added or swapped is a slip", () => {
  for (const slip of ["固定試産税", "固定産税", "固定資資産税", "固資定産税"]) {
    assert.equal(near(slip)[0], "固定資産税", slip);
  }
});

test("two signs that are swapped are one slip, not two", () => {
  assert.deepEqual(near("電決子裁"), ["電子決裁"]);
  assert.deepEqual(near("電決裁子"), [], "two are too many for four signs");
});

test("a kanji of the same sound counts half, also in words of two", () => {
  assert.deepEqual(near("契訳", [["契約", 3]]), ["契約"]);
  assert.deepEqual(near("契薬", [["契約", 3]]), [], "of another sound it is another word");
  assert.deepEqual(near("業務改済", [["業務改裁", 1], ["業務改革", 9]]), ["業務改裁"]);
});

test("only whole words are near, and a term of one sign or two is none", () => {
  assert.deepEqual(near("電子決済"), ["電子決裁"]);
  assert.deepEqual(near("chatbat"), ["chatbot"]);
  assert.deepEqual(near("tbot"), []);
  assert.deepEqual(near("税固"), []);
});

test("a word that the term has as it is, is no slip of it", () => {
  assert.deepEqual(near("業務改革案", [["業務改革", 5]]), []);
  assert.deepEqual(near("業務改革", [["業務改革", 5]]), []);
});

test("another number is no slip", () => {
  assert.deepEqual(near("5時間"), []);
  assert.deepEqual(near("短侍間"), ["短時間"]);
  assert.deepEqual(near("ai0cr", [["aiocr", 1]]), ["aiocr"], "a digit within a word is");
});

test("of words equally near the one that stands more often comes first", () => {
  assert.deepEqual(near("業務改正"), ["業務改善", "業務改革"]);
});

test("what shares less than two signs is not offered", () => {
  assert.deepEqual(near("ああ亜", [["ああ以", 1]]), []);
});

test("three words are offered at most", () => {
  /** @type {[string, number][]} */
  const many = ["業務改一", "業務改二", "業務改三", "業務改四"].map((word) => [word, 1]);
  assert.equal(near("業務改善", many).length, 3);
});
