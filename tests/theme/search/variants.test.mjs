import assert from "node:assert/strict";
import { test } from "node:test";
import { openVariants } from "../../../themes/standard/components/search/variants.js";
import { NONE_SPOKEN } from "./corpus.mjs";

const { expand, guess, words } = openVariants(
  [
    [["手続き", "手続"], ["手つづき"]],
    [["web", "ウェブ"], []],
    [["サーバー"], ["サーバ"]],
  ],
  NONE_SPOKEN,
);

test("a year is written in its era, in western years and short", () => {
  assert.deepEqual(expand("令和5年"), ["令和5年", "2023年", "r5"]);
  assert.deepEqual(expand("r5"), ["r5", "2023年", "令和5年"]);
  assert.deepEqual(expand("2023年"), ["2023年", "令和5年", "r5"]);
});

test("the first year of an era is two years of two eras in western writing only", () => {
  const forms = ["2019年", "平成31年", "h31", "令和元年", "r元", "令和1年", "r1年", "r1."];
  assert.deepEqual(expand("2019年"), forms);
  assert.deepEqual(expand("令和元年"), [
    ...["令和元年", "2019年", "r元", "令和1年", "r1年", "r1."],
  ]);
});

test("a fiscal year stays one, and a month keeps its month", () => {
  assert.deepEqual(expand("令和5年度"), ["令和5年度", "2023年度", "r5年度"]);
  assert.deepEqual(expand("r3.8"), ["r3.8", "2021年8月", "令和3年8月"]);
});

test("what stands around a date stays", () => {
  assert.deepEqual(expand("約h30年の窓口"), ["約h30年の窓口", "約2018年の窓口", "約平成30年の窓口", "約h30の窓口"]);
});

test("a letter within a word and a number that goes on are no years", () => {
  assert.deepEqual(expand("pr5"), ["pr5"]);
  assert.deepEqual(expand("3r5"), ["3r5"]);
  assert.deepEqual(expand("12023年"), ["12023年"]);
  assert.deepEqual(expand("1.2023年"), ["1.2023年"]);
  assert.deepEqual(expand("r5a"), ["r5a"]);
});

test("a word of a group stands for those of it that the collection has", () => {
  assert.deepEqual(expand("手つづき"), ["手つづき", "手続き", "手続"]);
  assert.deepEqual(expand("転入手続"), ["転入手続", "転入手続き"]);
  assert.deepEqual(expand("web窓口"), ["web窓口", "ウェブ窓口"]);
  assert.deepEqual(expand("webs"), ["webs"], "a Latin word counts as a whole only");
});

test("a name that is read as a term is one of its forms", () => {
  const spoken = { ...NONE_SPOKEN, namesOf: (/** @type {string} */ term) => ({ こうべ: ["神戸"] })[term] ?? [] };
  assert.deepEqual(openVariants([], spoken).expand("こうべ"), ["こうべ", "神戸"]);
});

test("a last long mark may be left out", () => {
  assert.deepEqual(expand("サーバー"), ["サーバー", "サーバ"]);
  assert.deepEqual(expand("バー"), ["バー"], "a short word keeps it");
});

test("katakana is guessed at: long marks, small and large vowels", () => {
  assert.deepEqual(guess("ドロン"), []);
  assert.deepEqual(guess("ユーザ"), ["ユザ", "ユーザー"]);
  assert.ok(guess("ウエブ会議").includes("ウェブ会議"));
  assert.ok(guess("ソフトウェア").includes("ソフトウエア"));
  assert.deepEqual(guess("窓口"), []);
});

test("kanji that look like katakana are guessed at beside kanji", () => {
  assert.deepEqual(guess("窓ロ"), ["窓口"]);
  assert.deepEqual(guess("タワー"), ["タワ"]);
});

test("numbers in kanji are sought in digits, too", () => {
  assert.deepEqual(expand("令和五年度"), ["令和五年度", "令和5年度", "2023年度", "r5年度"]);
  assert.deepEqual(expand("三千件"), ["三千件", "3000件"]);
});

test("a sum of money is sought in all its scales", () => {
  assert.deepEqual(expand("3万6千円"), ["3万6千円", "36000円", "36千円", "3万6000円"]);
  assert.deepEqual(expand("月36000円以下").slice(1, 3), ["月36千円以下", "月3万6000円以下"]);
  assert.deepEqual(expand("三千万円"), ["三千万円", "3000万円", "30000000円", "30000千円"]);
  assert.deepEqual(expand("500円"), ["500円"]);
});

test("a telephone number is sought as it may be printed", () => {
  assert.ok(expand("0868542985").includes("0868-54-2985"));
  assert.ok(expand("0868(54)2985").includes("0868-54-2985"));
  assert.deepEqual(expand("09012345678"), ["09012345678", "090-1234-5678"]);
  assert.deepEqual(expand("20230401"), ["20230401"]);
});

test("the words of the table come with the longest first", () => {
  assert.deepEqual(words.map(({ length }) => length), [4, 4, 3, 3, 3, 3, 2]);
});

test("a term of many variants has 24 forms at most", () => {
  assert.equal(expand("手続き手続き手続き手続き手続き手続き").length, 24);
});
