// The table as Word and Excel take it: plain markup with borders, and text with tabs.
import { linesOf } from "./columns.js";

const BETWEEN_WORDS = " ";

/**
 * The lines of every cell, row by row; that of a heading is its text.
 * @param {HTMLTableElement} table
 */
function readRows(table) {
  return Array.from(table.rows)
    .filter((row) => row.dataset.row !== undefined)
    .map((row) =>
      Array.from(row.cells, (cell) => {
        const lines = linesOf(cell);
        return lines.length ? lines : [(cell.textContent ?? "").trim()];
      }),
    );
}

/** @param {string} tag @param {string[]} lines */
function makeCell(tag, lines) {
  const cell = document.createElement(tag);
  cell.append(...lines.flatMap((line, at) => (at ? [document.createElement("br"), line] : [line])));
  return cell;
}

/**
 * @param {HTMLTableElement} table
 * @returns {Record<string, string>} its forms by their types
 */
export function plainForms(table) {
  const rows = readRows(table);
  const plain = document.createElement("table");
  plain.setAttribute("border", "1");
  for (const [at, cells] of rows.entries()) {
    const row = plain.insertRow();
    row.append(...cells.map((lines, place) => makeCell(at && place ? "td" : "th", lines)));
  }
  const text = rows.map((cells) => cells.map((lines) => lines.join(BETWEEN_WORDS)).join("\t"));
  return { "text/html": plain.outerHTML, "text/plain": text.join("\r\n") };
}
