// Draws the steps of the cases as bars on one axis; a screen reader hears their dates in the table.
import { copyTemplate, fillList, need, writeText } from "../search/dom.js";
import { layBars, listYears, planAxis, readSteps } from "./axis.js";
import { linesOf } from "./columns.js";

/** @import { Axis, Step } from "./axis.js" */
/** @import { Column } from "./columns.js" */
/** @import { Say } from "../search/hit.js" */

const SVG = "http://www.w3.org/2000/svg";
const LINE = 14;
const BAR = 10;
const NAMES = 18;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function draw(tag, attributes, text = "") {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = text;
  return element;
}

/**
 * @param {Axis} axis
 * @param {number} height
 */
function drawYears(axis, height) {
  return listYears(axis).map(({ left }) =>
    draw("line", { class: "schedule-tick", x1: `${left}%`, x2: `${left}%`, y1: 0, y2: height }),
  );
}

/** @param {number} height */
const makeDrawing = (height) => draw("svg", { "aria-hidden": "true", width: "100%", height });

/** @param {Axis} axis */
function drawNames(axis) {
  const drawing = makeDrawing(NAMES);
  drawing.append(...drawYears(axis, NAMES));
  for (const { year, left, isNamed } of listYears(axis)) {
    if (isNamed) drawing.append(draw("text", { x: `${left}%`, dx: 3, y: 13 }, String(year)));
  }
  return drawing;
}

/**
 * @param {Axis} axis
 * @param {Step[]} steps
 */
function drawLane(axis, steps) {
  const bars = layBars(axis, steps);
  const height = LINE * (1 + Math.max(...bars.map(({ line }) => line))) + 2;
  const drawing = makeDrawing(height);
  drawing.append(...drawYears(axis, height));
  for (const { left, width, isOpen, line } of bars) {
    const y = 2 + line * LINE;
    const name = `schedule-span${isOpen ? " is-open" : ""}`;
    drawing.append(draw("rect", { class: name, x: `${left}%`, y, width: `${width}%`, height: BAR }));
  }
  return drawing;
}

/**
 * Shows the chart; without dates there is none.
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {HTMLElement} place
 * @param {{ name: string, column: Column }[]} cases
 */
export function showChart(root, say, place, cases) {
  const lanes = cases.map(({ name, column }) => {
    const schedule = column.get("schedule");
    const [duration = ""] = linesOf(column.get("months") ?? document.createElement("div"));
    return { name, duration, steps: schedule ? readSteps(schedule) : [] };
  });
  const axis = planAxis(lanes.flatMap(({ steps }) => steps));
  if (!axis) return place.replaceChildren();
  const chart = copyTemplate(root, "[data-compare-chart-text]");
  fillList(need(chart, "[data-lanes]"), lanes, (item, { name, duration, steps }) => {
    writeText(need(item, "[data-lane]"), say("chartLane", { name, duration }));
    const bars = steps.length ? drawLane(axis, steps) : say("chartNone");
    need(item, "[data-bars]").replaceChildren(bars);
  });
  need(chart, "[data-years]").replaceChildren(drawNames(axis));
  place.replaceChildren(chart);
}
