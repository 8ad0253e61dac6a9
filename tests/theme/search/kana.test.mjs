import assert from "node:assert/strict";
import { test } from "node:test";
import { endKana, fromRomaji, toKatakana } from "../../../themes/standard/components/search/kana.js";

test("Latin letters are read as they are typed for kana", () => {
  const table = {
    madoguchi: "マドグチ",
    kessai: "ケッサイ",
    denshi: "デンシ",
    densi: "デンシ",
    matchi: "マッチ",
    shinsei: "シンセイ",
    sinnsei: "シンセイ",
    kinen: "キネン",
    kinnen: "キンネン",
    "kin'en": "キンエン",
    shimbun: "シンブン",
    chaku: "チャク",
    tyaku: "チャク",
    jigyou: "ジギョウ",
    zigyou: "ジギョウ",
    sa_ba: "",
    "sa-ba-": "サーバー",
    kōbe: "コウベ",
    fairu: "ファイル",
    dhizitaru: "ディジタル",
    xtu: "ッ",
    "madoぐち": "マドグチ",
    rpa: "",
    q: "",
  };
  for (const [typed, kana] of Object.entries(table)) assert.equal(fromRomaji(typed), kana, typed);
});

test("hiragana become katakana, all else stays", () => {
  assert.equal(toKatakana("まどぐちー窓口ロa"), "マドグチー窓口ロa");
});

test("a kana typed by half may become any of its row", () => {
  assert.deepEqual(endKana("れs"), ["レサ", "レシ", "レス", "レセ", "レソ"]);
  assert.deepEqual(endKana("べn")[0], "ベン");
  assert.deepEqual(endKana("れ"), []);
});
