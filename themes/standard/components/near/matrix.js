// The matrix by closeness: columns by how far their bands are, rows by their nearest case.
import { need } from "../search/dom.js";
import { slugOf } from "./slugs.js";

/** @import { CaseTable } from "../packs/cases.js" */
/** @import { Near } from "./closeness.js" */
/** @import { Home } from "./home.js" */
/** @import { Sortable } from "./sorter.js" */
/** @typedef {[slug: string, minimum: string, maximum: string]} Band whose limits may be "" */

const OWN = "is-own";

/**
 * How far a band is from a body: nothing where it holds it; that of prefectures, which has no limits,
 * is theirs alone.
 * @param {Home} home
 * @param {Band | undefined} band
 */
function measureBand({ persons, kind }, [, minimum, maximum] = ["", "", ""]) {
  const isPrefecture = kind === "prefecture";
  if (!minimum && !maximum) return isPrefecture ? 0 : Infinity;
  if (persons === null) return isPrefecture ? 1 : 0;
  const [low, high] = [Number(minimum || 1), Number(maximum || Infinity)];
  if (persons >= low && persons < high) return isPrefecture ? 1 : 0;
  return Math.abs(Math.log2(persons / (persons < low ? low : high))) + 1;
}

/**
 * The place of the nearest case of each category.
 * @param {Near[]} nears
 * @param {CaseTable} table
 */
function placeCategories(nears, { cases, facets }) {
  const [terms, values] = facets.category;
  const places = new Map(nears.map(({ row }, at) => [row, at]));
  /** @type {Map<string, number>} */
  const nearest = new Map();
  cases.forEach((row, page) => {
    for (const term of values[page]) {
      const place = Math.min(places.get(row) ?? Infinity, nearest.get(terms[term]) ?? Infinity);
      nearest.set(terms[term], place);
    }
  });
  return nearest;
}

/**
 * @template T
 * @param {T[]} values
 * @param {(value: T) => number} measure
 */
const sortBy = (values, measure) => {
  const keys = new Map(values.map((value) => [value, measure(value)]));
  const keyOf = (/** @type {T} */ value) => keys.get(value) ?? Infinity;
  return [...values].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : Number(keyOf(one) > keyOf(other))));
};

/**
 * @param {HTMLElement} table
 * @param {Band[]} bands in the order of the columns
 * @param {HTMLTemplateElement} mark what stands in the heading of the reader's own column
 * @returns {Sortable}
 */
export function openMatrix(table, bands, mark) {
  const bodies = Array.from(table.querySelectorAll("tbody"), (body) => ({
    body,
    rows: Array.from(body.children),
  }));
  // Between the heading of a row and its sum stand as many cells as there are bands.
  const lines = Array.from(table.querySelectorAll("tr"), (row) => Array.from(row.children)).filter(
    (cells) => cells.length === bands.length + 2,
  );
  const columns = bands.map((_, at) => at + 1);

  /** @param {number[]} order */
  function place(order) {
    for (const cells of lines) cells[0].after(...order.map((at) => cells[at]));
  }

  function clearMarks() {
    for (const cell of table.querySelectorAll(`.${OWN}`)) cell.classList.remove(OWN);
    table.querySelector("[data-near-own]")?.remove();
  }

  return {
    sort(nears, cases, home) {
      const distance = (/** @type {number} */ at) => measureBand(home, bands[at - 1]);
      const nearest = placeCategories(nears, cases);
      clearMarks();
      place(sortBy(columns, distance));
      for (const { body, rows } of bodies) {
        const [heads, others] = [rows.slice(0, 1), rows.slice(1)];
        body.append(...heads, ...sortBy(others, (row) => nearest.get(slugOf(row, "a")) ?? Infinity));
      }
      const own = columns.find((at) => distance(at) === 0);
      if (home.persons === null && home.kind !== "prefecture") return;
      if (!own) return;
      for (const cells of lines) cells[own].classList.add(OWN);
      need(lines[0][own], "a").after(mark.content.cloneNode(true));
    },

    restore() {
      clearMarks();
      place(columns);
      for (const { body, rows } of bodies) body.append(...rows);
    },
  };
}
