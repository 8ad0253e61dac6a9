import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { nameBodies, openPlaces } from "../../../themes/standard/components/search/places.js";

const TABLE = {
  places: {
    北海道: ["札幌市", "伊達市"],
    福島県: ["伊達市", "会津若松市"],
    東京都: ["府中市", "港区"],
    京都府: ["京都市"],
    三重県: ["津市"],
    広島県: ["府中市"],
    千葉県: ["君津市"],
    熊本県: ["小国町", "南小国町"],
    兵庫県: ["たつの市"],
    東北: [],
  },
  regions: {
    北海道: "北海道",
    福島県: "東北",
    東京都: "関東",
    京都府: "近畿",
    三重県: "東海",
    広島県: "中国",
    千葉県: "関東",
    熊本県: "九州・沖縄",
    兵庫県: "近畿",
    東北: "東北",
  },
  beside: { 北陸: ["近畿", "東海"] },
};
const READINGS = {
  北海道: ["ホッカイドウ", "サッポロ", "ダテ"],
  福島県: ["フクシマ", "ダテ", "アイヅワカマツ"],
  東京都: ["トウキョウ", "フチュウ", "ミナト"],
  京都府: ["キョウト", "キョウト"],
  三重県: ["ミエ", "ツ"],
  広島県: ["ヒロシマ", "フチュウ"],
  千葉県: ["チバ", "キミツ"],
  熊本県: ["クマモト", "オグニ", "ミナミオグニ"],
  兵庫県: ["ヒョウゴ", "タツノ"],
  東北: ["トウホク"],
};
let places = openPlaces(TABLE, [], []);

beforeEach(() => {
  places = openPlaces(TABLE, ["東北"], ["東京都港区", "千葉県君津市", "福島県会津若松市", "熊本県小国町"]);
});

test("an office is the body itself", () => {
  assert.equal(nameBodies("神戸市役所と県庁、村役場"), "神戸市と県、村");
  assert.equal(nameBodies("市役職"), "市役職");
});

test("a place of which no case tells is found by its name, with or without its ending", () => {
  const sapporo = { areas: ["北海道"] };
  for (const [text, typed] of [["札幌市", "札幌市"], ["札幌", "札幌"], ["札幌の窓口", "札幌"]]) {
    assert.deepEqual(places.findAbsent(text), { typed, ...sapporo }, text);
  }
  assert.deepEqual(places.findAbsent("札幌市の窓口")?.typed, "札幌市");
  assert.equal(places.findAbsent("札幌窓口"), null);
});

test("a name that holds another, or a particle, is read whole", () => {
  assert.equal(places.findAbsent("南小国町の窓口")?.typed, "南小国町");
  assert.equal(places.findAbsent("小国町の窓口"), null);
  assert.equal(places.findAbsent("たつの市の窓口")?.typed, "たつの市");
  assert.equal(places.findAbsent("たつの")?.typed, "たつの");
});

test("places of one name lie around all of them", () => {
  assert.deepEqual(places.findAbsent("府中市")?.areas, ["東京都", "広島県", "関東", "中国"]);
  assert.deepEqual(places.findAbsent("伊達")?.areas, ["北海道", "福島県", "東北"]);
});

test("a place of which a case tells is none of these, nor what only stands in its name", () => {
  for (const text of ["港区", "港", "東京都", "東京", "君津市", "会津若松市", "東北", "窓口"]) {
    assert.equal(places.findAbsent(text), null, text);
  }
  assert.deepEqual(places.findAbsent("津市")?.areas, ["三重県", "東海"]);
  assert.deepEqual(places.findAbsent("京都市")?.areas, ["京都府", "近畿"]);
});

test("readings are known when they are read, in kana and in romaji", () => {
  assert.equal(places.findAbsent("さっぽろ"), null);
  places.addReadings(READINGS);
  for (const text of ["さっぽろ", "サッポロ", "sapporo"]) {
    assert.deepEqual(places.findAbsent(text), { typed: text, areas: ["北海道"] }, text);
  }
  assert.equal(places.findAbsent("みなと"), null);
  assert.equal(places.findAbsent("つ"), null, "one kana says too little");
});

test("a region of which no case tells lies beside others", () => {
  assert.deepEqual(places.findAbsent("北陸の電子契約"), { typed: "北陸", areas: ["近畿", "東海"] });
  assert.equal(places.findAbsent("北陸電力"), null);
});
