import assert from "node:assert/strict";
import { test } from "node:test";
import { fit, SETTINGS } from "../../../themes/standard/components/compare/fit.js";

/**
 * Fits a sheet whose height is told; what was set last.
 * @param {(size: number, isCompact: boolean, left: string[]) => boolean} isFitting
 */
function fitSheet(isFitting) {
  let last = { size: 0, isCompact: false, left: /** @type {string[]} */ ([]) };
  fit(["points", "partners", "needs"], ({ size, isCompact }, left) => {
    last = { size, isCompact, left };
    return isFitting(size, isCompact, left);
  });
  return last;
}

test("the largest type that fits is taken, and nothing is left out", () => {
  assert.deepEqual(fitSheet(() => true), { size: 9, isCompact: false, left: [] });
  assert.deepEqual(fitSheet((size) => size <= 8), { size: 8, isCompact: false, left: [] });
});

test("a compact table comes before type that is too small", () => {
  const found = fitSheet((size, isCompact) => isCompact && size <= 8.5);
  assert.deepEqual(found, { size: 8.5, isCompact: true, left: [] });
});

test("at the smallest type the least vital is left out", () => {
  const found = fitSheet((size, _, left) => size < 7 && left.length >= 1);
  assert.deepEqual(found, { size: 6.5, isCompact: true, left: ["points"] });
});

test("what has room after all comes back", () => {
  const found = fitSheet((_, __, left) => left.includes("needs"));
  assert.deepEqual(found, { size: 6.5, isCompact: true, left: ["needs"] });
});

test("where nothing helps, all that is spare is left out", () => {
  const found = fitSheet(() => false);
  assert.deepEqual(found, { size: 6.5, isCompact: true, left: ["points", "partners", "needs"] });
});

test("no type is below 6.5 points", () => {
  assert.equal(Math.min(...SETTINGS.map(({ size }) => size)), 6.5);
});
