import assert from "node:assert/strict";
import { test } from "node:test";
import { readPersons } from "../../../themes/standard/components/near/persons.js";

for (const [typed, persons] of /** @type {[string, number][]} */ ([
  ["8000", 8000],
  ["8,000", 8000],
  ["8,000人", 8000],
  ["８０００人", 8000],
  ["８，０００", 8000],
  ["８千人", 8000],
  ["八千", 8000],
  ["0.8万", 8000],
  ["０．８万人", 8000],
  ["1.2万人", 12_000],
  ["1万2千", 12_000],
  ["1万2,345人", 12_345],
  ["十二万人", 120_000],
  ["約 8000 人", 8000],
  ["1.15万", 11_500],
  ["379万", 3_790_000],
  ["1,400万人", 14_000_000],
  ["1", 1],
])) {
  test(`${typed} is ${persons}`, () => assert.equal(readPersons(typed), persons));
}

for (const typed of [
  ...["", "人", "0", "-8000", "8.5", "8000円", "八百屋", "多い", "8000人以上", "8000-9000", "1e3"],
  ...["99999999999", "12億人", "みなかみ町"],
]) {
  test(`${JSON.stringify(typed)} is no number of persons`, () => assert.equal(readPersons(typed), null));
}
