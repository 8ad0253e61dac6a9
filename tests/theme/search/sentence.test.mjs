import assert from "node:assert/strict";
import { test } from "node:test";
import { isSentence } from "../../../themes/standard/components/search/sentence.js";

test("words with hiragana between them are a sentence, a name or a short term is none", () => {
  for (const text of [
    "窓口の待ち時間を短くする",
    "紙をやめるには",
    "上司が出張だと許可がもらえない",
    "ごみの申し込み方法",
  ]) {
    assert.equal(isSentence(text), true, text);
  }
  for (const text of ["固定資産税台帳", "書かない窓口", "ドローンは", "まいなんばーかーど", "RPA", ""]) {
    assert.equal(isSentence(text), false, text);
  }
});
