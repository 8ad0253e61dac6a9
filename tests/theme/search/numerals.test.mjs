import assert from "node:assert/strict";
import { test } from "node:test";
import {
  AMOUNT,
  readAmount,
  writeAmount,
  writeDigits,
} from "../../../themes/standard/components/search/numerals.js";

test("kanji are numbers before what is counted, else words", () => {
  const table = {
    "三千万円": "3000万円",
    "人口三万人": "人口3万人",
    "令和五年": "令和5年",
    "二十三区": "23区",
    "二〇二三年": "2023年",
    "百万円以下": "100万円以下",
    "一年半": "1年半",
    "五割": "5割",
    "十か所": "10か所",
    "一部": "一部",
    "三者": "三者",
    "一人": "1人",
    "一人口": "一人口",
    "4十万": "4十万",
  };
  for (const [text, written] of Object.entries(table)) assert.equal(writeDigits(text), written, text);
});

test("an amount has a value and the step of its last digit", () => {
  /** @type {Record<string, [number, number]>} */
  const table = {
    "3000": [3000, 1000],
    "3千万": [30_000_000, 10_000_000],
    "1億5000万": [150_000_000, 10_000_000],
    "1億5千万": [150_000_000, 10_000_000],
    "1.5億": [150_000_000, 100_000_000],
    "105": [105, 1],
  };
  for (const [text, [value, step]] of Object.entries(table)) {
    assert.equal(readAmount(text).value, value, text);
    assert.equal(readAmount(text).step, step, text);
    assert.equal(new RegExp(`^${AMOUNT}$`, "u").test(text), true, text);
  }
});

test("an amount is written in its scales, and read as the same", () => {
  /** @type {Record<number, string[]>} */
  const table = {
    500: ["500"],
    1000: ["1000", "1千"],
    36_000: ["36000", "36千", "3万6000", "3万6千"],
    1_000_000: ["1000000", "1000千", "100万"],
    150_000_000: ["150000000", "150000千", "1億5000万"],
    123_456_789: ["123456789", "1億2345万6789"],
  };
  for (const [value, written] of Object.entries(table)) {
    assert.deepEqual(writeAmount(Number(value)), written);
    for (const text of written) assert.equal(readAmount(text).value, Number(value), text);
  }
});
