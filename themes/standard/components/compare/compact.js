// The table in less room, for a sheet that is too full: the figures of a case stand in one cell, and
// doubts below the table, each once and by its number.

/** @param {HTMLElement} row */
const cellsOf = (row) => Array.from(row.children).slice(1);

/** @param {string} name */
function makeMeasure(name) {
  const measure = document.createElement("p");
  measure.className = "comparison-measure";
  measure.textContent = name;
  return measure;
}

/**
 * Puts all figures of a case, each after what it measures, into one row below the group's name.
 * @param {HTMLElement} table
 */
function joinFigures(table) {
  /** @type {HTMLElement[]} */
  const rows = Array.from(table.querySelectorAll("tr[data-row^=outcome-]"));
  const [first, ...others] = rows;
  if (!first) return;
  const joined = cellsOf(first).map((_, at) =>
    rows.flatMap((row) => {
      const figures = Array.from(row.children[at + 1].querySelectorAll("[data-value]"));
      const measure = row.children[0].textContent ?? "";
      return figures.length ? [makeMeasure(measure), ...figures] : [];
    }),
  );
  const absent = cellsOf(first).map((cell) => Array.from(cell.childNodes));
  for (const [at, cell] of cellsOf(first).entries()) {
    cell.replaceChildren(...(joined[at].length ? joined[at] : absent[at]));
  }
  const heading = first.parentElement?.querySelector("th[scope=rowgroup]");
  first.children[0].textContent = heading?.textContent ?? "";
  for (const row of others) row.remove();
}

/**
 * Leaves of each doubt its sign with a number, and gives the doubts in that order.
 * @param {HTMLElement} table
 */
function numberDoubts(table) {
  /** @type {string[]} */
  const told = [];
  for (const doubt of table.querySelectorAll("p.doubt")) {
    const sign = doubt.querySelector(".doubt-sign");
    const words = Array.from(doubt.childNodes).filter((node) => node !== sign);
    const text = words.map((node) => node.textContent).join("").trim();
    const mark = sign?.firstChild?.textContent?.trim() ?? "";
    const known = told.findIndex((each) => each.endsWith(text));
    const number = known < 0 ? told.length + 1 : known + 1;
    if (known < 0) told.push(`${mark}${number} ${text}`);
    sign?.replaceChildren(`${mark}${number}`);
    doubt.replaceChildren(...(sign ? [sign] : []));
  }
  return told;
}

/**
 * @param {HTMLElement} table a copy, which is changed
 * @returns {string[]} the doubts below it
 */
export function compactTable(table) {
  joinFigures(table);
  return numberDoubts(table);
}
