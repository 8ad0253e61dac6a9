import assert from "node:assert/strict";
import { test } from "node:test";
import { openLexicon } from "../../../themes/standard/components/search/lexicon.js";

const NAMED = [
  { name: "スマートロック", slug: "smart-locks", pages: [4] },
  { name: "電子契約", slug: "electronic-contracts", pages: [1, 2] },
  { name: "窓口の事例", slug: "asago-ai-counter", pages: [3] },
];
const lexicon = openLexicon(
  {
    words: [["窓口", 9], ["サーバー", 2], ["オンライン", 3], ["ライン", 1], ["キャッシュレス", 5]],
    known: ["決裁"],
    similar: [[["会議", "打合せ"], []]],
    sounds: ["裁済", "際済"],
    synonyms: ["web会議||ビデオ会議"],
  },
  NAMED,
);
lexicon.addReadings(["マドグチ|窓口", "ケッサイ|決裁|決済", "コウベ|神戸"]);

test("words are those of the texts and those that are known beside them", () => {
  assert.deepEqual(
    ["窓口", "決裁", "口"].map((word) => lexicon.isWord(word)),
    [true, true, false],
  );
  assert.deepEqual(lexicon.words.at(-1), ["決裁", 1]);
});

test("a reading stands for its words, hiragana also for katakana", () => {
  assert.deepEqual(lexicon.readAs("けっさい"), ["決裁", "決済"]);
  assert.deepEqual(lexicon.readAs("マドグチ"), ["窓口"]);
  assert.deepEqual(lexicon.readAs("きゃっしゅれす"), ["キャッシュレス"]);
  assert.deepEqual(lexicon.readAs("キャッシュレス"), [], "as it is written");
  assert.deepEqual(lexicon.readAs("まど"), []);
});

test("romaji is read without long vowels", () => {
  assert.deepEqual(lexicon.readAs("コオベ", true), ["神戸"]);
  assert.deepEqual(lexicon.readAs("サバ", true), ["サーバー"]);
  assert.deepEqual(lexicon.readAs("サバ"), []);
});

test("kanji are alike that have a sound in common", () => {
  assert.equal(lexicon.isAlike("裁", "済"), true);
  assert.equal(lexicon.isAlike("際", "済"), true);
  assert.equal(lexicon.isAlike("裁", "際"), false);
  assert.equal(lexicon.isAlike("裁", "口"), false);
});

test("synonyms stand for what the collection has", () => {
  assert.deepEqual(lexicon.alike("ビデオ会議"), ["web会議"]);
  assert.deepEqual(lexicon.alike("web会議"), []);
  assert.deepEqual(lexicon.alike("会議"), ["打合せ"]);
});

test("a word of katakana lies in longer ones", () => {
  assert.deepEqual(lexicon.listLonger("ライン"), ["オンライン"]);
  assert.deepEqual(lexicon.listLonger("オンライン"), []);
  assert.deepEqual(lexicon.listLonger("窓"), []);
});

test("English words name what has all of them in its slug", () => {
  const names = (/** @type {string[]} */ ...words) =>
    lexicon.fromEnglish(words).map(({ name }) => name);
  assert.deepEqual(names("smart", "lock"), ["スマートロック"]);
  assert.deepEqual(names("smartlock"), ["スマートロック"]);
  assert.deepEqual(names("contracts"), ["電子契約"]);
  assert.deepEqual(names("electronic", "lock"), []);
  assert.deepEqual(names("counter", "ai"), ["窓口の事例"]);
  assert.deepEqual(names("ai"), [], "too short alone");
});
