// What is printed: the comparison on one sheet, and after it each case on its own, if that is wanted.
// It is laid out in millimetres and points, so that it can be measured before it is on paper.
import { buildCard } from "../search/card.js";
import { copyTemplate, need } from "../search/dom.js";
import { showLanes } from "./chart.js";
import { compactTable } from "./compact.js";
import { fit } from "./fit.js";

/** @import { Say } from "../search/hit.js" */
/** @import { Tree } from "../search/card.js" */
/** @import { Shown } from "./table.js" */

const MM = 96 / 25.4;
const HEIGHT = 191 * MM; // of the 194 that the margins leave: no browser prints quite as it measures
const LINE = 8; // of the bars, in pixels

/**
 * What may be left out, the least vital first.
 * @param {HTMLElement[]} places
 */
const listSpare = (...places) =>
  places
    .flatMap((place) => /** @type {HTMLElement[]} */ (Array.from(place.querySelectorAll("[data-spare]"))))
    .sort((one, two) => Number(one.dataset.spare) - Number(two.dataset.spare));

/** @param {string} text */
function makeDoubt(text) {
  const doubt = document.createElement("li");
  doubt.textContent = text;
  return doubt;
}

/**
 * Puts the table on the sheet, with its doubts in it or, where it is compact, below it.
 * @param {HTMLElement} sheet
 * @param {HTMLElement} table
 * @param {boolean} isCompact
 * @param {HTMLElement[]} left the rows that are left out
 */
function putTable(sheet, table, isCompact, left) {
  const copy = /** @type {HTMLElement} */ (table.cloneNode(true));
  need(copy, "[data-compare-acts]").remove();
  for (const { dataset } of left) copy.querySelector(`tr[data-row="${dataset.row}"]`)?.remove();
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  const doubts = isCompact ? compactTable(copy) : [];
  need(sheet, "[data-compare-doubts]").replaceChildren(...doubts.map(makeDoubt));
  need(sheet, "[data-table]").replaceChildren(copy);
  sheet.toggleAttribute("data-is-compact", isCompact);
}

/**
 * Sets the type and leaves out rows until the sheet is no higher than the paper.
 * @param {HTMLElement} sheet
 * @param {Say} say
 * @param {HTMLElement} table
 */
function fitSheet(sheet, say, table) {
  const told = need(sheet, "[data-left-out]");
  const spare = listSpare(table, sheet);
  const nameOf = (/** @type {HTMLElement} */ part) => need(part, "th, [data-name]").textContent;
  sheet.dataset.measuring = "";
  fit(spare, ({ size, isCompact }, left) => {
    putTable(sheet, table, isCompact, left);
    for (const part of listSpare(need(sheet, ".comparison-chart"))) part.hidden = left.includes(part);
    const rows = left.map(nameOf).reverse().join(say("and"));
    told.textContent = rows && say("smaller", { rows });
    sheet.style.fontSize = `${size}pt`;
    return sheet.getBoundingClientRect().height <= HEIGHT;
  });
  delete sheet.dataset.measuring;
}

/**
 * Lays out the sheet of what the page shows.
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {HTMLElement} sheet
 * @param {{ title: string, address: string, cases: Shown[] }} shown
 */
export function layOut(root, say, sheet, { title, address, cases }) {
  sheet.replaceChildren(copyTemplate(root, "[data-compare-paper-text]"));
  const date = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  need(sheet, "[data-title]").textContent = title;
  need(sheet, "[data-date]").textContent = say("printed", { date });
  need(sheet, "[data-address]").textContent = address;
  const chart = need(sheet, "[data-compare-lanes]");
  if (!showLanes(chart, say, cases, LINE)) chart.remove();
  fitSheet(sheet, say, need(root, "table"));
}

/**
 * Puts the sheets of the cases behind the comparison, or takes them away.
 * @param {HTMLElement} place
 * @param {Tree[][]} sheets
 */
export function addSheets(place, sheets) {
  place.replaceChildren(...sheets.map((trees) => buildCard(trees, "h3")));
}
