// What is printed: the comparison on one sheet, and after it each case on its own, if that is wanted.
// It is laid out in millimetres and points, so that it can be measured before it is on paper.
import { buildCard } from "../search/card.js";
import { copyTemplate, need } from "../search/dom.js";
import { fit } from "./fit.js";

/** @import { Say } from "../search/hit.js" */
/** @import { Tree } from "../search/card.js" */

const MM = 96 / 25.4;
const HEIGHT = 190 * MM; // of the 194 that the margins leave: no browser prints quite as it measures

/** @param {HTMLElement} table */
const spareRows = (table) =>
  /** @type {HTMLElement[]} */ (Array.from(table.querySelectorAll("tr[data-spare]"))).sort(
    (one, two) => Number(one.dataset.spare) - Number(two.dataset.spare),
  );

/**
 * Sets the type and leaves out rows until the sheet is no higher than the paper.
 * @param {HTMLElement} sheet
 * @param {Say} say
 */
function fitSheet(sheet, say) {
  const told = need(sheet, "[data-left-out]");
  const rows = spareRows(sheet);
  const names = rows.map((row) => row.cells[0].textContent ?? "");
  const spare = rows.map((_, at) => at);
  sheet.dataset.measuring = "";
  const found = fit(spare, (size, left) => {
    sheet.style.fontSize = `${size}pt`;
    for (const [at, row] of rows.entries()) row.hidden = left.includes(at);
    told.textContent = left.length ? say("smaller", { rows: left.map((at) => names[at]).reverse().join(say("and")) }) : "";
    return sheet.getBoundingClientRect().height <= HEIGHT;
  });
  delete sheet.dataset.measuring;
  return found;
}

/**
 * Lays out the sheet of what the page shows.
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {HTMLElement} place
 * @param {{ title: string, address: string, table: HTMLElement, chart: HTMLElement }} shown
 */
export function layOut(root, say, place, { title, address, table, chart }) {
  place.replaceChildren(copyTemplate(root, "[data-compare-paper-text]"));
  const copy = /** @type {HTMLElement} */ (table.cloneNode(true));
  need(copy, "[data-compare-acts]").remove();
  for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
  const bars = chart.querySelector("[data-compare-lanes]")?.cloneNode(true);
  need(place, "[data-title]").textContent = title;
  const date = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  need(place, "[data-date]").textContent = say("printed", { date });
  need(place, "[data-address]").textContent = address;
  need(place, "[data-table]").replaceChildren(copy);
  need(place, "[data-chart]").replaceChildren(...(bars ? [bars] : []));
  return fitSheet(place, say);
}

/**
 * Puts the sheets of the cases behind the comparison, or takes them away.
 * @param {HTMLElement} place
 * @param {Tree[][]} sheets
 */
export function addSheets(place, sheets) {
  place.replaceChildren(...sheets.map((trees) => buildCard(trees, "h3")));
}
