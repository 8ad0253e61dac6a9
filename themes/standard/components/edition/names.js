// What the cover and the window call the chosen cases.

/** @import { CaseRow } from "../packs/cases.js" */
/** @import { Form } from "./request.js" */
/** @typedef {(name: string, values?: Record<string, string | number | null>) => string} Say */

// In the title of the window, which becomes the name of a file.
const MOST_NUMBERS = 10;

/**
 * Rising numbers as people write them; three and more in a row are one run: 1、4～7、12.
 * @param {number[]} numbers
 * @param {Say} say
 */
export function listNumbers(numbers, say) {
  /** @type {number[][]} */
  const runs = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  const texts = runs.flatMap((run) =>
    run.length > 2 ? say("run", { first: run[0], last: run[run.length - 1] }) : run.map(String),
  );
  return texts.join(say("and"));
}

/** @param {CaseRow[]} rows */
const numbersOf = (rows) => rows.map(([, , , number]) => number);

/**
 * Which of how many; without a choice, how many there are.
 * @param {CaseRow[]} rows
 * @param {number} count of all cases
 * @param {Say} say
 */
export function nameChoice(rows, count, say) {
  if (!rows.length || rows.length === count) return say("listAll", { count });
  const numbers = listNumbers(numbersOf(rows), say);
  return say("listSome", { count, chosen: rows.length, numbers });
}

/**
 * @param {CaseRow[]} rows
 * @param {number} count
 * @param {string} site
 * @param {Say} say
 */
function nameBook(rows, count, site, say) {
  const [, title, organization] = rows[0];
  if (rows.length === 1) return say("titleOne", { title, organization });
  if (rows.length === count) return site;
  const numbers = listNumbers(numbersOf(rows), say);
  const name = rows.length > MOST_NUMBERS ? "titleSome" : "titleFew";
  return say(name, { site, numbers, chosen: rows.length });
}

/**
 * The title of the window that prints some cases, which are one at least.
 * @param {CaseRow[]} rows
 * @param {Form} form
 * @param {{ count: number, site: string }} all
 * @param {Say} say
 */
export function nameWindow(rows, form, { count, site }, say) {
  const title = nameBook(rows, count, site, say);
  return form === "whole" ? title : say("titleShort", { title });
}
