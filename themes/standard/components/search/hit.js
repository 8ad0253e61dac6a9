// One case of the results: its name at once, the rest of it when it is read.
import { copyTemplate, fillList, firstIn, need, writeText } from "./dom.js";
import { choosePlaces, writeMarked } from "./excerpt.js";
import { foldWithPlaces, locateAll } from "./text.js";

/** @import { NearHit } from "./answer.js" */
/** @import { Block } from "./excerpt.js" */
/** @import { Folded } from "./text.js" */
/**
 * The part of the table of cases that a hit shows.
 * @typedef {{
 *   cases: [slug: string, path: string, title: string, organization: string][],
 *   chips: [names: string[], values: number[][]],
 *   sections: Record<string, string>,
 * }} Shown
 */
/**
 * Where hits come from: the table, the figures of a page, the texts of a page.
 * @typedef {{
 *   table: Shown,
 *   figuresOf(page: number): string[],
 *   readTexts(page: number): Promise<Block[]>,
 * }} Source
 */
/**
 * A case to show with the forms to mark in it; `near` says how near it comes.
 * @typedef {{ page: number, forms: string[], near?: NearHit }} Row
 */
/** @typedef {ReturnType<typeof import("./dom.js").openWords>} Say */

const MARKED_FORMS = 12;

/** @type {Map<string, Folded>} */
const names = new Map();

/** @param {string} text */
function foldName(text) {
  const known = names.get(text) ?? foldWithPlaces(text);
  names.set(text, known);
  return known;
}

/**
 * The address of a case, or of a place in it, where the forms are marked.
 * @param {string} path
 * @param {string[]} forms
 */
function addressOf(path, forms, anchor = "") {
  const marks = new URLSearchParams(forms.slice(0, MARKED_FORMS).map((form) => ["mark", form]));
  return `${path}${forms.length ? `?${marks}` : ""}${anchor ? `#${anchor}` : ""}`;
}

/**
 * Says which words of the query a case has and which not, as far as there is something to say.
 * @param {HTMLElement} slot
 * @param {Say} say
 * @param {NearHit} near
 */
function fillNear(slot, say, { has, lacks }) {
  const parts = [has.length ? say("has", { words: has.join("、") }) : ""];
  parts.push(lacks.length ? say("lacks", { words: lacks.join("、") }) : "");
  fillList(slot, parts.filter(Boolean), writeText);
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {Source} source
 * @param {Row} row
 */
export function makeHit(root, say, { table, figuresOf }, { page, forms, near }) {
  const [slug, path, title, organization] = table.cases[page];
  const name = near ? "[data-search-near-hit]" : "[data-search-hit]";
  const hit = firstIn(copyTemplate(root, name));
  /** @type {HTMLAnchorElement} */
  const link = need(hit, "a");
  /** @type {(element: Element, text: string) => void} */
  const writeName = (element, text) =>
    writeMarked(element, text, forms.length ? locateAll(forms, foldName(text)) : []);
  const [chips, values] = table.chips;
  hit.dataset.case = slug;
  link.href = addressOf(root.dataset.root + path, forms);
  writeName(link, title);
  writeName(need(hit, "[data-organization]"), organization);
  if (near) fillNear(need(hit, "[data-slot=near]"), say, near);
  fillList(need(hit, "[data-figures]"), figuresOf(page), writeText);
  fillList(need(hit, "[data-chips]"), values[page].map((chip) => chips[chip]), writeText);
  return hit;
}

/**
 * Fills a hit with what its texts hold.
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {Source} source
 * @param {HTMLElement} hit
 * @param {Row} row
 */
export async function fillHit(root, say, { table, readTexts }, hit, { page, forms }) {
  const [, path, title] = table.cases[page];
  const places = choosePlaces(await readTexts(page), forms);
  fillList(need(hit, "[data-places]"), places, (item, place) => {
    const { text, anchor, section, marks, from, to } = place;
    /** @type {HTMLAnchorElement} */
    const link = need(item, "a");
    const name = table.sections[section];
    link.href = addressOf(root.dataset.root + path, forms, anchor);
    link.textContent = name;
    link.setAttribute("aria-label", say("place", { section: name, title }));
    writeMarked(need(item, "[data-excerpt]"), text, marks, from, to);
  });
}
