// What the address of print.html asks for, and which cases that are.
import { MOST_GATHERED, readSlugs } from "../tray/gathered.js";
import { FILTERS, openFacets } from "../search/facets.js";

/** @import { CaseTable } from "../packs/cases.js" */
/** @typedef {"whole" | "one-page"} Form */
/** @typedef {ReturnType<typeof chooseCases>} Chosen */
/**
 * Cases by name, or those of a list (`terms` by the names of the filters) from a number on;
 * `hasCover` is null where the form decides.
 * @typedef {{
 *   slugs: string[], terms: Record<string, string[]>, from: number, isList: boolean,
 *   form: Form, hasCover: boolean | null,
 * }} Request
 */

/**
 * The whole text is a book with a cover; single sheets are handed out without.
 * @param {Form} form
 */
export const wantsCover = (form) => form === "whole";

/**
 * Reads a query, whatever it may hold.
 * @param {string} query
 * @returns {Request}
 */
export function readRequest(query) {
  const asked = new URLSearchParams(query);
  const slugs = readSlugs(query);
  /** @type {Request["terms"]} */
  const terms = {};
  for (const name of FILTERS.values()) {
    if (asked.has(name)) terms[name] = asked.getAll(name);
  }
  const from = Number.parseInt(asked.get("from") ?? "", 10);
  const cover = asked.get("cover");
  return {
    slugs,
    terms,
    from: from > 0 ? from : 1,
    isList: !slugs.length && (asked.has("from") || Object.keys(terms).length > 0),
    form: asked.get("form") === "one-page" ? "one-page" : "whole",
    hasCover: cover === "yes" || cover === "no" ? cover === "yes" : null,
  };
}

/**
 * The query that asks for chosen cases; nothing where nothing is chosen but what is the rule.
 * @param {string[]} slugs
 * @param {Form} form
 * @param {boolean} hasCover
 */
export function writeRequest(slugs, form, hasCover) {
  const asked = [
    slugs.length && `cases=${slugs.join(",")}`,
    form === "one-page" && `form=${form}`,
    hasCover !== wantsCover(form) && `cover=${hasCover ? "yes" : "no"}`,
  ].filter(Boolean);
  return asked.length ? `?${asked.join("&")}` : "";
}

/**
 * The cases of a request by number, as many as are printed at once: the first of them is the
 * `first` of `count`; and what was named and is no case, or no term of any.
 * @param {Request} request
 * @param {CaseTable} table
 */
export function chooseCases({ slugs, terms, from, isList }, table) {
  const { every, filter, has } = openFacets({ ...table, count: table.cases.length });
  const asked = new Set(slugs);
  const rows = table.cases.filter(([slug]) => asked.delete(slug));
  const named = Object.entries(isList ? terms : {}).flatMap(([name, own]) => own.map((slug) => [name, slug]));
  const unfiled = named.filter(([name, slug]) => slug && !has(name, slug));
  const found = isList ? filter(every, terms).map((at) => table.cases[at]) : rows;
  const first = from <= found.length ? from : 1;
  return {
    rows: found.slice(first - 1, first - 1 + MOST_GATHERED),
    first,
    count: found.length,
    unknown: [...asked, ...unfiled.map((pair) => pair.join("="))],
  };
}

/**
 * The query that asks for the cases after those of another.
 * @param {string} query
 * @param {number} from
 */
export function askFurther(query, from) {
  const asked = new URLSearchParams(query);
  asked.set("from", String(from));
  return `?${asked}`;
}
