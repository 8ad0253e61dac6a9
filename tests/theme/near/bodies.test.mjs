import assert from "node:assert/strict";
import { test } from "node:test";
import { nameWhole, openBodies } from "../../../themes/standard/components/near/bodies.js";

/** @import { Place } from "../../../themes/standard/components/near/bodies.js" */

/** @type {Place[]} */
const PLACES = [
  ["060003", "山形県", "ヤマガタケン", "yamagata", "prefecture", null, null],
  ["062014", "山形市", "ヤマガタシ", "yamagata", "city", null, null],
  ["100005", "群馬県", "グンマケン", "gumma", "prefecture", null, null],
  ["104493", "みなかみ町", "ミナカミマチ", "gumma", "town", 17_000, "令和6年1月1日"],
  ["130001", "東京都", "トウキョウト", "tokyo", "prefecture", null, null],
  ["132063", "府中市", "フチュウシ", "tokyo", "city", null, null],
  ["140007", "神奈川県", "カナガワケン", "kanagawa", "prefecture", null, null],
  ["142077", "茅ヶ崎市", "チガサキシ", "kanagawa", "city", null, null],
  ["200000", "長野県", "ナガノケン", "nagano", "prefecture", null, null],
  ["204510", "山形村", "ヤマガタムラ", "nagano", "village", null, null],
  ["340006", "広島県", "ヒロシマケン", "hiroshima", "prefecture", null, null],
  ["342084", "府中市", "フチュウシ", "hiroshima", "city", null, null],
  ["343021", "府中町", "フチュウチョウ", "hiroshima", "town", null, null],
  ["070009", "福島県", "フクシマケン", "fukushima", "prefecture", null, null],
  ["072036", "郡山市", "コオリヤマシ", "fukushima", "city", null, null],
];
const bodies = openBodies(PLACES);

/** @param {{ area: string, name: string }[]} found */
const names = (found) => found.map(({ area, name }) => area + name);

for (const typed of [
  ...["みなかみ町", "みなかみ", "みなか", "みなかm", "ミナカミ", "ﾐﾅｶﾐ", "minakami", "みなかみまち"],
  ...["群馬県みなかみ町", "群馬県 みなかみ", "群馬みなかみ町", "ぐんまけんみなかみ"],
  ...["群馬県利根郡みなかみ町", "利根郡みなかみ町", "　みなかみ町 "],
]) {
  test(`${JSON.stringify(typed)} finds みなかみ町`, () => {
    assert.deepEqual(names(bodies.find(typed)), ["群馬県みなかみ町"]);
    assert.deepEqual(names(bodies.settle(typed)), ["群馬県みなかみ町"]);
  });
}

test("places of one name are told apart by their prefectures", () => {
  assert.deepEqual(names(bodies.settle("府中市")), ["東京都府中市", "広島県府中市"]);
  assert.deepEqual(names(bodies.settle("府中")), [
    ...["東京都府中市", "広島県府中市", "広島県府中町"],
  ]);
  assert.deepEqual(names(bodies.settle("広島県府中市")), ["広島県府中市"]);
  assert.deepEqual(names(bodies.settle("東京府中")), ["東京都府中市"]);
});

test("a name may be that of a prefecture, a city and a village", () => {
  assert.deepEqual(names(bodies.settle("山形")), ["山形県", "山形県山形市", "長野県山形村"]);
  assert.deepEqual(names(bodies.settle("山形県")), ["山形県"]);
  assert.deepEqual(names(bodies.find("山形県")), ["山形県", "山形県山形市"]);
});

test("the small and the large ヶ are one; a county is not taken from a name", () => {
  assert.deepEqual(names(bodies.find("茅ケ崎")), ["神奈川県茅ヶ崎市"]);
  assert.deepEqual(names(bodies.find("茅ヶ崎市")), ["神奈川県茅ヶ崎市"]);
  assert.deepEqual(names(bodies.find("郡山市")), ["福島県郡山市"]);
});

test("what is no name finds nothing", () => {
  for (const typed of ["", " ", "市", "ない町", "中市", "町村"]) {
    assert.deepEqual([typed, bodies.find(typed), bodies.settle(typed)], [typed, [], []]);
  }
});

test("a body is known by its code, too", () => {
  const body = bodies.get("104493");
  assert.ok(body);
  assert.equal(nameWhole(body), "群馬県みなかみ町");
  assert.deepEqual(body, {
    ...{ code: "104493", name: "みなかみ町", area: "群馬県", prefecture: "gumma", kind: "town" },
    ...{ persons: 17_000, asOf: "令和6年1月1日" },
  });
  assert.equal(bodies.get("999999"), null);
});
