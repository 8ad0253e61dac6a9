import assert from "node:assert/strict";
import { test } from "node:test";
import { openConditions } from "../../../themes/standard/components/search/conditions.js";

/** @type {import("../../../themes/standard/components/search/conditions.js").Conditions} */
const CONDITIONS = {
  bands: {
    population: [["small", 0, 9_999], ["middle", 10_000, 99_999], ["large", 100_000, null]],
    cost: [["none", 0, 0], ["low", 0.01, 1_000_000], ["high", 1_000_000.01, null]],
    running: [["none", 0, 0], ["low", 0.01, 1_000_000], ["high", 1_000_000.01, null]],
    duration: [["half", 0.01, 6], ["year", 6.01, 12], ["longer", 12.01, null]],
    change: [["most", 80, null], ["half", 50, 79.99], ["some", 0, 49.99]],
  },
  words: {
    prefecture: [["東北", "aomori", "iwate"], ["岩手県", "iwate"]],
    kind: [["政令市", "designated-city"], ["町", "town"], ["23区", "ward"]],
    unknown: [["窓口", "counter"]],
  },
};
const findConditions = openConditions(CONDITIONS, (name) => name !== "unknown");

/**
 * The conditions of a text as lines: `cost 0..1000000 none low`.
 * @param {string} text
 */
const read = (text) =>
  findConditions(text).found.map(({ name, slugs, limits }) =>
    [name, limits && `${Math.round(limits.low)}..${Math.round(limits.high)}`, ...slugs]
      .filter(Boolean)
      .join(" "),
  );

/** @param {Record<string, string[]>} table */
function check(table) {
  for (const [text, found] of Object.entries(table)) assert.deepEqual(read(text), found, text);
}

test("a number of people is a size where it says so or is large", () => {
  check({
    "人口5万人": ["population 40000..60000 middle"],
    "人口三万": ["population 24000..36000 middle"],
    "10万人以上": ["population 100000..Infinity large"],
    "1万人未満の町": ["population 0..10000 small", "kind town"],
    "人口1万人台": ["population 10000..20000 middle"],
    "20人": [],
  });
});

test("an amount of money is what something costs, by the year what its running costs", () => {
  check({
    "100万円以下": ["cost 0..1000000 none low"],
    "予算は百万円まで": ["cost 0..1000000 none low"],
    "1億5千万円": ["cost 120000000..180000000 high"],
    "1億円超": ["cost 100000000..Infinity high"],
    "年間50万円以内": ["running 0..500000 none low"],
    "年50万円以内": ["running 0..500000 none low"],
    "月5万円以内": ["running 0..600000 none low"],
    "月額10万円超": ["running 1200000..Infinity high"],
    "4万円/月": ["running 384000..576000 low"],
    "100万円の利用料": ["running 800000..1200000 low high"],
  });
});

test("what costs nothing is free", () => {
  for (const text of ["無料", "ゼロ円", "費用がかからない", "お金をかけずに"]) {
    check({ [text]: ["cost none"] });
  }
  check({ "0円": ["cost 0..0 none"], "月額無料": ["running none"] });
});

test("a time is at most so long, but where a lower end is named", () => {
  check({
    "半年": ["duration 0..6 half"],
    "半年以内": ["duration 0..6 half"],
    "一年半で": ["duration 0..18 half year longer"],
    "3か月以内": ["duration 0..3 half"],
    "1年以上": ["duration 12..Infinity year longer"],
    "令和五年": [],
    "2023年": [],
  });
});

test("a part is at least so much less", () => {
  check({
    "50%以上削減": ["change 50..Infinity most half"],
    "3割減": ["change 30..Infinity most half some"],
    "半減": ["change 50..Infinity most half"],
    "8割以下の削減": ["change 0..80 most half some"],
    "50%": [],
  });
});

test("a range has both ends, the lower one in the scale of the upper one where that is less", () => {
  check({
    "人口10万~30万人": ["population 100000..300000 large"],
    "10万人から30万人": ["population 100000..300000 large"],
    "10万人以上30万人未満": ["population 100000..300000 large"],
    "5~10万人": ["population 50000..100000 middle large"],
    "5000~1万人": ["population 5000..10000 small middle"],
    "100~500万円": ["cost 1000000..5000000 low high"],
    "6か月~1年": ["duration 6..12 half year"],
  });
});

test("a date with a word for the start is when something was introduced", () => {
  check({
    "令和4年に導入": ["introduced 202200..202212"],
    "令和元年度導入": ["introduced 201904..202003"],
    "2020/04開始": ["introduced 202004..202004"],
    "2020年以降": ["introduced 202000..Infinity"],
    "令和2年以前に導入": ["introduced 0..202012"],
    "令和5年に3か月": ["duration 0..3 half"],
    "令和4年": [],
  });
});

test("words for terms of filters are conditions, of one sign only apart", () => {
  check({
    "東北": ["prefecture aomori iwate"],
    "岩手県の町": ["prefecture iwate", "kind town"],
    "二十三区": ["kind ward"],
    "町田市": [],
    "窓口": [],
  });
});

test("what is left of a text stands without its conditions", () => {
  assert.equal(findConditions("東北の窓口 100万円以下").rest.trim(), "の窓口");
  assert.equal(findConditions("窓口").rest, "窓口");
});

test("a sum that is saved is no cost, and what a sum is of may stand behind it", () => {
  check({
    "250万円削減": [],
    "100万円以上の経費削減": [],
    "100万円以下の初期費用": ["cost 0..1000000 none low"],
    "年間100万円以下の運用費": ["running 0..1000000 none low"],
    "年間運用費100万円以下": ["running 0..1000000 none low"],
  });
  assert.equal(findConditions("年間100万円以下の運用費").rest.trim(), "");
});

test("a date with から is when something began", () => {
  check({ "2023年4月から": ["introduced 202304..202304"], "2023年4月からの取組": ["introduced 202304..202304"] });
});

test("what lies within a prefecture is named only apart from other words", () => {
  const find = openConditions({ bands: {}, words: { prefecture: [["道内", "hokkaido"]] } }, () => true);
  assert.equal(find("道内の事例").found.length, 1);
  assert.equal(find("水道内部").found.length, 0);
});
