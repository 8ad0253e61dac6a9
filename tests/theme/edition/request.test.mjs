import assert from "node:assert/strict";
import { test } from "node:test";
import {
  askFurther,
  chooseCases,
  readRequest,
  writeRequest,
} from "../../../themes/standard/components/edition/request.js";
import { makeTable } from "./table.mjs";

/** @param {string} query */
function choose(query, count = 120) {
  const { rows, ...rest } = chooseCases(readRequest(query), makeTable(count));
  return { slugs: rows.map(([slug]) => slug), ...rest };
}

test("the cases of an address come by number, each once", () => {
  assert.deepEqual(choose("?cases=c12,c1,c12"), {
    slugs: ["c1", "c12"],
    first: 1,
    count: 2,
    unknown: [],
  });
});

test("what is no case is told, and hinders nothing", () => {
  const { slugs, unknown } = choose("?cases=c2,,%3Cb%3E,no-such,__proto__");
  assert.deepEqual(slugs, ["c2"]);
  assert.deepEqual(unknown, ["<b>", "no-such", "__proto__"]);
});

test("an address without a choice chooses nothing", () => {
  for (const query of ["", "?", "?cases=", "?cases=,,", "?form=%00", "?colour=red"]) {
    assert.deepEqual(choose(query).slugs, []);
    assert.equal(readRequest(query).form, "whole");
  }
});

test("of more than fifty the first are chosen, and the next are asked for", () => {
  const query = `?cases=${Array.from({ length: 60 }, (_, at) => `c${at + 1}`)}&form=one-page`;
  const { slugs, first, count } = choose(query);
  assert.deepEqual([slugs.length, slugs[49], first, count], [50, "c50", 1, 60]);
  const rest = choose(askFurther(query, 51));
  assert.deepEqual([rest.slugs.length, rest.slugs[0], rest.first], [10, "c51", 51]);
  assert.equal(readRequest(askFurther(query, 51)).form, "one-page");
});

test("a list is chosen by its terms, from any of its cases on", () => {
  assert.equal(choose("?from=1").count, 120);
  assert.deepEqual(choose("?from=101").slugs.length, 20);
  assert.deepEqual(choose("?need=less-paper&from=51").slugs[0], "c53");
  assert.deepEqual(choose("?need=less-paper&population=prefecture", 5).slugs, ["c3", "c5"]);
  assert.deepEqual(choose("?need=no-such-need").slugs, []);
  assert.deepEqual(choose("?need=less-paper").unknown, []);
});

test("a start that is no number, or beyond the end, is the first", () => {
  for (const from of ["", "-3", "0", "x", "999", "1e9", "NaN"]) {
    assert.equal(choose(`?need=less-paper&from=${from}`).first, 1);
  }
});

test("the address says what differs from the rule, and is read back", () => {
  assert.equal(writeRequest([], "whole", true), "");
  assert.equal(writeRequest(["a", "b"], "whole", true), "?cases=a,b");
  assert.equal(writeRequest(["a"], "one-page", false), "?cases=a&form=one-page");
  assert.equal(writeRequest(["a"], "one-page", true), "?cases=a&form=one-page&cover=yes");
  for (const cover of [true, false]) {
    const { slugs, form, hasCover } = readRequest(writeRequest(["a"], "one-page", cover));
    assert.deepEqual([slugs, form, hasCover ?? false], [["a"], "one-page", cover]);
  }
});

test("a term that no case is filed under is told, but not one that nothing is asked of", () => {
  assert.deepEqual(choose("?need=zzz&need=less-paper&from=51").unknown, ["need=zzz"]);
  assert.deepEqual(choose("?need=__proto__").unknown, ["need=__proto__"]);
  assert.deepEqual(choose("?need=").unknown, []);
  assert.deepEqual(choose("?cases=c1&need=zzz").unknown, []);
});

test("the cases of a doubled parameter, and with blanks between them, are all meant", () => {
  assert.deepEqual(choose("?cases=c2,%20c3&cases=c1").slugs, ["c1", "c2", "c3"]);
});
