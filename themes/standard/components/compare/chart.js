// Draws the steps of the cases as bars on one axis; a screen reader hears their dates in the table.
import { copyTemplate, fillList, need, writeText } from "../search/dom.js";
import { layBars, listYears, planAxis, readSteps } from "./axis.js";
import { linesOf } from "./columns.js";

/** @import { Axis, Step } from "./axis.js" */
/** @import { Say } from "../search/hit.js" */
/** @import { Shown } from "./table.js" */

const SVG = "http://www.w3.org/2000/svg";
const LINE = 14; // the height of a bar with the gap below it
const GAP = 3;

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

/**
 * @param {Axis} axis
 * @param {number} line
 */
function drawNames(axis, line) {
  const height = line + GAP;
  const drawing = makeDrawing(height);
  drawing.append(...drawYears(axis, height));
  for (const { year, left, isNamed } of listYears(axis)) {
    if (isNamed) drawing.append(draw("text", { x: `${left}%`, dx: 3, y: line }, String(year)));
  }
  return drawing;
}

/**
 * @param {Axis} axis
 * @param {Step[]} steps
 * @param {number} lineHeight
 */
function drawLane(axis, steps, lineHeight) {
  const bars = layBars(axis, steps);
  const height = GAP + lineHeight * (1 + Math.max(...bars.map(({ line }) => line)));
  const drawing = makeDrawing(height);
  drawing.append(...drawYears(axis, height));
  for (const { left, width, isOpen, line } of bars) {
    const name = `schedule-span${isOpen ? " is-open" : ""}`;
    const place = { x: `${left}%`, y: GAP + line * lineHeight };
    const size = { width: `${width}%`, height: lineHeight - GAP };
    drawing.append(draw("rect", { class: name, ...place, ...size }));
  }
  return drawing;
}

/**
 * Draws a line of bars for each case, with its name and how long it took; whether any has dates.
 * @param {ParentNode} lanes
 * @param {Say} say
 * @param {Shown[]} cases
 */
export function showLanes(lanes, say, cases, line = LINE) {
  const told = cases.map(({ name, column }) => {
    const part = (/** @type {string} */ row) => column.get(row) ?? document.createElement("div");
    const [duration = ""] = linesOf(part("months"));
    return { name, duration, steps: readSteps(part("schedule")) };
  });
  const axis = planAxis(told.flatMap(({ steps }) => steps));
  if (!axis) return false;
  fillList(need(lanes, "[data-lanes]"), told, (item, { name, duration, steps }) => {
    writeText(need(item, "[data-lane]"), say("chartLane", { name, duration }));
    const bars = steps.length ? drawLane(axis, steps, line) : say("chartNone");
    need(item, "[data-bars]").replaceChildren(bars);
  });
  need(lanes, "[data-years]").replaceChildren(drawNames(axis, line));
  return true;
}

/**
 * Shows the chart; without dates there is none.
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {HTMLElement} place
 * @param {Shown[]} cases
 */
export function showChart(root, say, place, cases) {
  const chart = copyTemplate(root, "[data-compare-chart-text]");
  place.replaceChildren(...(showLanes(chart, say, cases) ? [chart] : []));
}
