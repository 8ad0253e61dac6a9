// One case of the results: its name at once, the rest of it when it is read.
import { writeReason } from "../near/cards.js";
import { showTicks } from "../tray/ticks.js";
import { buildCard } from "./card.js";
import { copyTemplate, fillList, firstIn, need, writeText } from "./dom.js";
import { choosePlaces, writeMarked } from "./excerpt.js";
import { mark } from "./marks.js";
import { foldWithPlaces, locateAll } from "./text.js";

/** @import { NearHit } from "./answer.js" */
/** @import { Tree } from "./card.js" */
/** @import { Block } from "./excerpt.js" */
/** @import { Folded } from "./text.js" */
/** @typedef {[slug: string, title: string, organization: string]} CaseName */
/** The part of the table of cases that hits show. @typedef {{ sections: Record<string, string> }} Shown */
/**
 * What is read of a case when it is in sight.
 * @typedef {{ card: Tree[], blocks: Block[] }} CaseTexts
 */
/**
 * Where hits come from: the name of each page's case, then the rest; `tellReason` says how near the
 * case lies to the reader, where that is the order.
 * @typedef {{
 *   table: Shown,
 *   readName(page: number): Promise<CaseName>,
 *   readCase(page: number): Promise<CaseTexts>,
 *   tellReason?: (page: number) => string,
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
 * @param {HTMLElement} root
 * @param {string} slug
 * @param {string[]} forms
 */
function addressOf(root, slug, forms, anchor = "") {
  const path = `${root.dataset.root}cases/${slug}.html`;
  const marks = new URLSearchParams(forms.slice(0, MARKED_FORMS).map((form) => ["mark", form]));
  return `${path}${forms.length ? `?${marks}` : ""}${anchor ? `#${anchor}` : ""}`;
}

/**
 * Says which words of the query a case has and which not, as far as there is something to say.
 * @param {HTMLElement} slot
 * @param {Say} say
 * @param {NearHit} near
 */
function fillNear(slot, say, { has, means = [], lacks }) {
  const parts = Object.entries({ has, means, lacks }).filter(([, words]) => words.length);
  fillList(slot, parts, (line, [name, words]) => writeText(line, say(name, { words: words.join("、") })));
}

/**
 * Marks the forms in what begins with a name.
 * @param {Element} element
 * @param {string} name
 * @param {string[]} forms
 */
function markName(element, name, forms) {
  if (forms.length) mark(element, locateAll(forms, foldName(name)));
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {Row} row
 * @param {CaseName} name
 */
export function makeHit(root, say, { forms, near }, [slug, title, organization]) {
  const hit = firstIn(copyTemplate(root, near ? "[data-search-near-hit]" : "[data-search-hit]"));
  /** @type {HTMLAnchorElement} */
  const link = need(hit, "[data-title]");
  const place = need(hit, "[data-slot=organization]");
  hit.dataset.case = slug;
  link.href = addressOf(root, slug, forms);
  link.textContent = title;
  place.textContent = organization;
  markName(link, title, forms);
  markName(place, organization, forms);
  if (near) fillNear(need(hit, "[data-slot=near]"), say, near);
  return hit;
}

/**
 * Puts the card in the place of the names; the link to the case stays the same, with its focus.
 * @param {HTMLElement} hit
 * @param {Tree[]} trees
 */
export function fillCard(hit, trees) {
  const link = need(hit, "[data-title]");
  const title = need(hit, "[data-slot=title]");
  const near = hit.querySelector("[data-slot=near]:not([hidden])");
  const card = buildCard(trees, title.localName);
  const isFocused = document.activeElement === link;
  need(card, "[data-slot=title]").replaceChildren(link);
  if (near) need(card, "[data-slot=organization]").after(near);
  if (near) card.querySelector("[data-slot=labels]")?.remove();
  showTicks(card);
  need(hit, "[data-card]").replaceChildren(card);
  if (isFocused) link.focus({ preventScroll: true });
}

/**
 * Fills a hit with its card, and where words are sought with the sentences that they stand in.
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {Source} source
 * @param {HTMLElement} hit
 * @param {Row} row
 */
export async function fillHit(root, say, source, hit, { page, forms }) {
  const { table, readName, readCase, tellReason } = source;
  const [name, { card, blocks }] = await Promise.all([readName(page), readCase(page)]);
  const [slug, title, organization] = name;
  fillCard(hit, card);
  writeReason(hit, tellReason?.(page) ?? "");
  markName(need(hit, "[data-slot=organization]"), organization, forms);
  const places = forms.length ? choosePlaces(blocks, forms) : [];
  fillList(need(hit, "[data-places]"), places, (item, place) => {
    const { text, anchor, section, marks, from, to } = place;
    /** @type {HTMLAnchorElement} */
    const link = need(item, "a");
    const heading = table.sections[section];
    link.href = addressOf(root, slug, forms, anchor);
    link.textContent = heading;
    link.setAttribute("aria-label", say("place", { section: heading, title }));
    writeMarked(need(item, "[data-excerpt]"), text, marks, from, to);
  });
}
