// The steps of several cases on one axis of whole years, as months since year 0.

/** A step, from its first month to the one after its last. */
/** @typedef {{ first: number, end: number, isOpen: boolean }} Step */
/** A bar in percent of the axis, in one of the lines of its case. */
/** @typedef {{ left: number, width: number, isOpen: boolean, line: number }} Bar */
/** @typedef {{ first: number, end: number, gap: number }} Axis */

const YEAR = 12;
const NAMED_YEARS = 8; // as many as have room for their names on a narrow screen
const GOES_ON = 3; // months for what has no end

/**
 * The steps of a case's schedule that have dates.
 * @param {ParentNode} schedule
 * @returns {Step[]}
 */
export function readSteps(schedule) {
  /** @type {NodeListOf<HTMLElement>} */
  const dated = schedule.querySelectorAll("[data-first]");
  return Array.from(dated, ({ dataset }) => ({
    first: Number(dataset.first),
    end: Number(dataset.end),
    isOpen: dataset.isOpen !== undefined,
  }));
}

/**
 * The years from the first step to the last; null without any.
 * @param {Step[]} steps
 * @returns {Axis | null}
 */
export function planAxis(steps) {
  if (!steps.length) return null;
  const ends = steps.map(({ end, isOpen }) => end + (isOpen ? GOES_ON : 0));
  const first = Math.floor(Math.min(...steps.map((step) => step.first)) / YEAR);
  const last = Math.ceil(Math.max(...ends) / YEAR);
  return { first: first * YEAR, end: last * YEAR, gap: Math.ceil((last - first) / NAMED_YEARS) };
}

/**
 * Where a month stands, in percent.
 * @param {Axis} axis
 * @param {number} month
 */
const place = (axis, month) =>
  Math.round((10_000 * (month - axis.first)) / (axis.end - axis.first)) / 100;

/**
 * The beginnings of the years; where there are many, only some are named.
 * @param {Axis} axis
 */
export function listYears(axis) {
  return Array.from({ length: (axis.end - axis.first) / YEAR }, (_, at) => {
    const month = axis.first + at * YEAR;
    return { year: month / YEAR, left: place(axis, month), isNamed: at % axis.gap === 0 };
  });
}

/**
 * The bars of a case: each in the first line where nothing stands at its time.
 * @param {Axis} axis
 * @param {Step[]} steps
 * @returns {Bar[]}
 */
export function layBars(axis, steps) {
  /** @type {number[]} the end of each line */
  const lines = [];
  return Array.from(steps)
    .sort((one, two) => one.first - two.first)
    .map(({ first, end, isOpen }) => {
      const stop = isOpen ? axis.end : end;
      const free = lines.findIndex((taken) => taken <= first);
      const line = free < 0 ? lines.length : free;
      lines[line] = stop;
      const left = place(axis, first);
      return { left, width: Math.round(100 * (place(axis, stop) - left)) / 100, isOpen, line };
    });
}
