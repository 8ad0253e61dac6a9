import assert from "node:assert/strict";
import { test } from "node:test";
import { openFacets, sortPages } from "../../../themes/standard/components/search/facets.js";

const { count, every, filter } = openFacets({
  count: 4,
  facets: {
    labels: [["rpa", "web"], [[0], [0, 1], [1], []]],
    new: [["new"], [[0], [], [0], []]],
  },
});

test("all cases are there before a filter is chosen", () => {
  assert.deepEqual(every, [0, 1, 2, 3]);
  assert.deepEqual(filter(every, {}), every);
});

test("values of one filter add up, filters narrow", () => {
  assert.deepEqual(filter(every, { labels: ["rpa", "web"] }), [0, 1, 2]);
  assert.deepEqual(filter(every, { labels: ["web"], new: ["new"] }), [2]);
});

test("a value that no case has finds none", () => {
  assert.deepEqual(filter(every, { labels: ["none"] }), []);
});

test("a value's count is what choosing it would show beside the other filters", () => {
  const counts = count(every, { labels: ["web"] });
  assert.deepEqual([...counts.labels], [["rpa", 2], ["web", 2]]);
  assert.deepEqual([...counts.new], [["new", 1]]);
  assert.deepEqual([...count([1], {}).new], [["new", 0]]);
});

test("cases are sorted both ways, with those without a number last", () => {
  const sorts = { population: [500, null, 20, 500] };
  assert.deepEqual(sortPages(sorts, every, "population"), [2, 0, 3, 1]);
  assert.deepEqual(sortPages(sorts, every, "-population"), [0, 3, 2, 1]);
  assert.deepEqual(sortPages(sorts, [3, 1], "relevance"), [3, 1]);
  assert.deepEqual(every, [0, 1, 2, 3], "the list that was given stays");
});
