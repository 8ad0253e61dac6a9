import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fold,
  foldWithPlaces,
  locateAll,
  phrasesOf,
  tokenize,
} from "../../../themes/standard/components/search/text.js";

/** @param {string} code */
const signOf = (code) => {
  const digits = code.replace(/./g, (sign) => (sign.charCodeAt(0) - 97).toString(16));
  return String.fromCharCode(parseInt(digits, 16));
};

/**
 * Tokens as people read them: four letters stand for a sign, a q for the start of a word.
 * @param {string[]} tokens
 */
const spell = (tokens) => tokens.map((token) => token.replace(/[a-p]{4}/g, signOf));

test("a text is folded to one width, case, dash and digit grouping", () => {
  assert.equal(fold("ＲＰＡで１，２３４，５６７件"), "rpaで1234567件");
  assert.equal(fold("ｶﾞｲﾄﾞ‐ＡＢＣ〜d’s"), "ガイド-abc~d's");
  assert.equal(fold("ソフト\u00adウェア\u200b"), "ソフトウェア");
  assert.equal(fold("1,23,4567"), "1,23,4567");
  assert.equal(fold("1,234"), "1234");
});

test("the places of a folded text lead to the original characters", () => {
  const folded = foldWithPlaces("㍻１，０００円");
  assert.equal(folded.text, "平成1000円");
  assert.deepEqual(folded.starts, [0, 0, 1, 3, 4, 5, 6]);
  assert.deepEqual(folded.ends, [1, 1, 2, 4, 5, 6, 7]);
});

test("white space and the joints of Latin words are left out", () => {
  assert.equal(foldWithPlaces("Power BI と Q&A と wi-fi").text, "powerbiとqaとwifi");
  assert.equal(foldWithPlaces("a-1 1-a 1-1 -a").text, "a11a1-1-a");
});

test("words start at Latin letters and digits that follow none, but not after a point", () => {
  assert.deepEqual([...foldWithPlaces("第3回RPA 1.8万 a.8").words], [1, 3, 7, 12, 14]);
});

test("a run is cut into pairs, with a mark where a Latin word starts and a gap between runs", () => {
  assert.deepEqual(spell(tokenize("固定資産税")), ["固定", "定資", "資産", "産税"]);
  assert.deepEqual(spell(tokenize("窓。口")), ["窓", "。", "口"]);
  assert.deepEqual(spell(tokenize("power bi")), ["qpo", "ow", "we", "er", "rb", "qbi"]);
  assert.deepEqual(spell(tokenize("power bi", true)), ["qpo", "ow", "we", "er", "rb", "bi"]);
});

test("a term of Latin words is sought apart and as one, others in one way", () => {
  assert.equal(phrasesOf("power bi").length, 2);
  assert.deepEqual(phrasesOf("窓口").map(spell), [["窓口"]]);
  assert.deepEqual(phrasesOf("窓").map(spell), [["窓"]]);
  assert.deepEqual(phrasesOf("a").map(spell), [["qa"]]);
});

test("forms are located in the original, in order and without overlap", () => {
  const folded = foldWithPlaces("オンライン申請と電子申請、Ｗｅｂ 会議");
  assert.deepEqual(locateAll(["申請", "電子申請", "web会議"], folded), [[5, 7], [8, 12], [13, 19]]);
  assert.deepEqual(locateAll(["eb"], folded), [], "a Latin word is found from its start only");
  assert.deepEqual(locateAll(["", "窓口"], folded), []);
});
