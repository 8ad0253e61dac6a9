// The comparison as a CSV file, a row for each case: what stands in print, and beside it the numbers.
import { openWords } from "../search/dom.js";
import { linesOf } from "./columns.js";

/** @import { Column } from "./columns.js" */
/**
 * A column of the file; a number is written as it is, a text so that no spreadsheet reckons with it.
 * @typedef {{ heading: string, isNumber: boolean, take(column: Column): string }} Field
 */

// As the site's own files have it: generator/output/csv_text.py.
const RISKY = /^[=+\-@＝＋－＠']/;
const NUMBERS = new Set(["before", "after", "low", "high"]);
const BOM = "\uFEFF";
export const BETWEEN_LINES = " ／ ";

/**
 * A text on one line, with an apostrophe before what a spreadsheet would calculate.
 * @param {string} text
 */
export function harmless(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return RISKY.test(line) ? `'${line}` : line;
}

/** @param {string} text */
const quote = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * The figures of what a case has measured, in their order.
 * @param {Column} column
 * @param {string} row
 * @returns {HTMLElement[]}
 */
const figuresOf = (column, row) =>
  Array.from(column.get(row)?.querySelectorAll("[data-value]") ?? []);

/**
 * The fields of the figures: as many times those of a measure as a case has figures of it.
 * @param {HTMLElement} words
 * @param {Column[]} columns
 * @returns {Field[]}
 */
function listFigureFields(words, columns) {
  const { figures: row = "", measure = "" } = words.dataset;
  const say = openWords(words);
  const most = Math.max(0, ...columns.map((column) => figuresOf(column, row).length));
  const names = Object.keys(words.dataset).filter((name) => name.startsWith("of"));
  return Array.from({ length: most }, (_, at) => {
    const turn = at ? say("turn", { number: at + 1 }) : "";
    return names.map((name) => {
      const key = name.slice(2).toLowerCase();
      return {
        heading: say(name, { measure, turn }),
        isNumber: NUMBERS.has(key),
        take: (/** @type {Column} */ column) => figuresOf(column, row)[at]?.dataset[key] ?? "",
      };
    });
  }).flat();
}

/**
 * The fields that the page declares, but for figures that no case has.
 * @param {ParentNode} declared its items name a row, and what they take of its data
 * @param {Column[]} columns
 * @returns {Field[]}
 */
export function listFields(declared, columns) {
  /** @type {HTMLElement[]} */
  const items = Array.from(declared.querySelectorAll("li"));
  return items.flatMap((item) => {
    const { row = "", take = "", isNumber, figures } = item.dataset;
    if (figures !== undefined) return listFigureFields(item, columns);
    /** @param {Column} column */
    const read = (column) => {
      const part = column.get(row);
      if (!part) return "";
      return take ? (part.dataset[take] ?? "") : linesOf(part).join(BETWEEN_LINES);
    };
    return [{ heading: item.textContent ?? "", isNumber: isNumber !== undefined, take: read }];
  });
}

/**
 * @param {Field[]} fields
 * @param {Column[]} columns
 */
export function writeCsv(fields, columns) {
  const head = fields.map(({ heading }) => harmless(heading));
  const rows = columns.map((column) =>
    fields.map(({ isNumber, take }) => (isNumber ? take(column) : harmless(take(column)))),
  );
  return BOM + [head, ...rows].map((row) => `${row.map(quote).join(",")}\r\n`).join("");
}
