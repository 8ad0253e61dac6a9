// The page of a comparison as the build writes it, of the small site of tests/golden, and columns of
// made-up cases.
import { readFileSync } from "node:fs";
import { readColumn } from "../../../themes/standard/components/compare/columns.js";
import { openDocument } from "../document.mjs";

/** @typedef {import("../../../themes/standard/components/search/card.js").Tree} Tree */

const PAGE = new URL("../../golden/small/compare.html", import.meta.url);

export function openComparePage(query = "", address = "https://example.jp/compare.html") {
  const opened = openDocument(readFileSync(PAGE, "utf8"), address + query);
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-compare]"));
  return { ...opened, root };
}

/** @param {string} text @returns {Tree} */
const line = (text) => ["p", {}, [text]];

/**
 * The column of a case that says of each row its own name; `figures` are those of a measure.
 * @param {string} slug
 * @param {Record<string, Tree[]>} figures
 * @returns {Tree[]}
 */
export function makeColumn(slug, figures = {}) {
  const rows = ["size", "needs", "initial", "running", "months", "schedule", "operation"];
  const rest = ["service", "partners", "funding", "contacts", "points"];
  const own = [...rows, ...rest].map((row) => /** @type {Tree} */ (["div", { "data-row": row }, [line(`${slug}の${row}`)]]));
  const measured = Object.entries(figures).map(
    ([measure, children]) => /** @type {Tree} */ (["div", { "data-row": `outcome-${measure}` }, children]),
  );
  return [["div", { "data-row": "name", "data-id": slug }, [line(slug)]], ...own, ...measured];
}

/**
 * @param {string} value
 * @param {Record<string, string>} data
 * @param {string[]} doubts
 * @returns {Tree}
 */
export function makeFigure(value, data = {}, doubts = []) {
  const told = doubts.map((text) => /** @type {Tree} */ (["p", { class: "doubt" }, [["span", { class: "doubt-sign" }, ["注"]], text]]));
  return ["div", { "data-value": value, ...data }, [line(value), ...told]];
}

/**
 * @param {string} slug
 * @param {Record<string, Tree[]>} [figures]
 */
export function makeShown(slug, figures) {
  return { slug, title: `${slug}の題`, name: `${slug}町`, column: readColumn(makeColumn(slug, figures)) };
}
