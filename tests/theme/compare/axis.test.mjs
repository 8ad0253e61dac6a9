import assert from "node:assert/strict";
import { test } from "node:test";
import { layBars, listYears, planAxis, readSteps } from "../../../themes/standard/components/compare/axis.js";
import { openDocument } from "../document.mjs";

/** @param {number} year @param {number} month */
const at = (year, month) => year * 12 + month - 1;
/** @param {number} first @param {number} end */
const step = (first, end, isOpen = false) => ({ first, end, isOpen });

test("the dated steps are read as months", () => {
  openDocument(
    '<div><p data-first="24247" data-end="24248"></p><p>未定</p>' +
      '<p data-first="24260" data-end="24261" data-is-open></p></div>',
  );
  const steps = readSteps(document);
  assert.deepEqual(steps, [step(24247, 24248), step(24260, 24261, true)]);
});

test("the axis is of whole years, with room for what goes on", () => {
  const axis = planAxis([step(at(2020, 8), at(2020, 9)), step(at(2021, 3), at(2022, 1))]);
  assert.deepEqual(axis, { first: at(2020, 1), end: at(2022, 1), gap: 1 });
  const open = planAxis([step(at(2021, 12), at(2022, 1), true)]);
  assert.equal(open?.end, at(2023, 1));
  assert.equal(planAxis([]), null);
});

test("on a long axis only some years are named", () => {
  const axis = planAxis([step(at(2010, 1), at(2024, 1))]);
  assert.ok(axis);
  const years = listYears(axis);
  assert.deepEqual(years[0], { year: 2010, left: 0, isNamed: true });
  assert.equal(years.length, 14);
  assert.equal(years.filter(({ isNamed }) => isNamed).length, 7);
});

test("a bar is as long as its step; what overlaps stands in a line of its own", () => {
  const axis = { first: at(2020, 1), end: at(2022, 1), gap: 1 };
  const bars = layBars(axis, [
    step(at(2021, 7), at(2021, 8), true),
    step(at(2020, 1), at(2020, 7)),
    step(at(2020, 4), at(2021, 1)),
  ]);
  assert.deepEqual(bars, [
    { left: 0, width: 25, isOpen: false, line: 0 },
    { left: 12.5, width: 37.5, isOpen: false, line: 1 },
    { left: 75, width: 25, isOpen: true, line: 0 },
  ]);
});
