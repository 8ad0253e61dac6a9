// Fills the table: a column for each case, and of the figures only the rows that a case has.
import { copyTemplate, firstIn, need } from "../search/dom.js";

/** @import { Column } from "./columns.js" */
/** A case in the table; its column is missing where its file could not be read. */
/** @typedef {{ slug: string, title: string, name: string, column: Column }} Shown */

const FIGURES = "outcome-";

/**
 * Takes out the rows of figures that no case has, or else the row that says that there are none.
 * @param {HTMLElement} table
 * @param {Shown[]} cases
 */
function chooseRows(table, cases) {
  /** @type {HTMLElement[]} */
  const figures = Array.from(table.querySelectorAll(`tr[data-row^=${FIGURES}]`));
  const has = (/** @type {string} */ row) => cases.some(({ column }) => column.has(row));
  const idle = figures.filter(({ dataset }) => !has(dataset.row ?? ""));
  for (const row of idle) row.remove();
  if (idle.length < figures.length) need(table, "tr[data-row=outcomes]").remove();
}

/**
 * The buttons of a column, each with the name of its case for those who do not see where it stands.
 * @param {HTMLElement} root
 * @param {Shown} shown
 * @param {number} at
 * @param {number} count
 */
function makeActs(root, { slug, title }, at, count) {
  const acts = firstIn(copyTemplate(root, "[data-compare-acts-text]"));
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = acts.querySelectorAll("button");
  for (const button of buttons) {
    button.dataset.slug = slug;
    const by = Number(button.dataset.by ?? 0);
    button.disabled = by !== 0 && (at + by < 0 || at + by >= count);
    need(button, "[data-act-on]").textContent = root.dataset.actOn?.replace("{title}", title) ?? "";
  }
  return acts;
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} place
 * @param {Shown[]} cases
 */
export function showTable(root, place, cases) {
  const made = copyTemplate(root, "[data-compare-table-text]");
  const table = need(made, "table");
  chooseRows(table, cases);
  /** @type {NodeListOf<HTMLTableRowElement>} */
  const rows = table.querySelectorAll("tr[data-row]");
  for (const row of rows) {
    for (const { name, column } of cases) {
      const part = column.get(row.dataset.row ?? "");
      const cell = firstIn(copyTemplate(root, `[data-compare-${row.closest("thead") ? "name" : "cell"}-text]`));
      if (cell.matches("td")) cell.dataset.of = name;
      if (part) cell.replaceChildren(...Array.from(part.cloneNode(true).childNodes));
      row.append(cell);
    }
  }
  for (const heading of table.querySelectorAll("th[scope=rowgroup]")) {
    heading.setAttribute("colspan", String(cases.length + 1));
  }
  const acts = need(table, "tr[data-compare-acts]");
  for (const [at, shown] of cases.entries()) {
    const cell = document.createElement("td");
    cell.dataset.of = shown.name;
    cell.append(makeActs(root, shown, at, cases.length));
    acts.append(cell);
  }
  place.replaceChildren(made);
}
