// The cases that were found, in batches, each with the sentences that were sought.
import { copyTemplate, fillList, firstIn, need, writeText } from "./dom.js";
import { choosePlaces, writeMarked } from "./excerpt.js";
import { foldWithPlaces, locateAll } from "./text.js";

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
 * What is to be shown: pages, the forms to mark, the figures of a page, the texts of a page.
 * @typedef {{
 *   table: Shown,
 *   pages: number[],
 *   forms: string[],
 *   figuresOf(page: number): string[],
 *   readTexts(page: number): Promise<Block[]>,
 * }} Hits
 */
/** @typedef {ReturnType<typeof import("./dom.js").openWords>} Say */

const BATCH = 100;
const AT_ONCE = 3;
const REST = 1000; // ms after which a reader is taken to read, and may print
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
 * @param {HTMLElement} root
 * @param {Hits} hits
 * @param {number} page
 */
function makeHit(root, { table, forms, figuresOf }, page) {
  const [slug, path, title, organization] = table.cases[page];
  const hit = firstIn(copyTemplate(root, "[data-search-hit]"));
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
  fillList(need(hit, "[data-figures]"), figuresOf(page), writeText);
  fillList(need(hit, "[data-chips]"), values[page].map((chip) => chips[chip]), writeText);
  return hit;
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {HTMLElement} hit
 * @param {Hits} hits
 * @param {number} page
 */
async function fillPlaces(root, say, hit, { table, forms, readTexts }, page) {
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

/**
 * Fills what comes into sight, and at rest all: a print of the results has everything.
 * @param {(hit: HTMLElement) => Promise<void>} fill
 */
function openSight(fill) {
  /** @type {Set<Element>} */
  const waiting = new Set();
  let isStopped = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;

  /** @param {Element} hit */
  async function take(hit) {
    if (!isStopped && waiting.delete(hit)) await fill(/** @type {HTMLElement} */ (hit));
  }

  const observer = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        take(target);
      }
    },
    { rootMargin: "0px" },
  );

  return {
    /** @param {HTMLElement[]} hits */
    watch(hits) {
      if (isStopped) return;
      for (const hit of hits) {
        waiting.add(hit);
        observer.observe(hit);
      }
      clearTimeout(rest);
      rest = setTimeout(async () => {
        for (const hit of waiting) await take(hit);
      }, REST);
    },
    stop() {
      isStopped = true;
      observer.disconnect();
      clearTimeout(rest);
    },
  };
}

/**
 * Leads back to a case's hit.
 * @param {Element} results
 * @param {string} slug
 */
function goTo(results, slug) {
  /** @type {HTMLElement | null} */
  const hit = results.querySelector(`[data-case="${slug}"]`);
  if (!hit) return;
  need(hit, "[data-title]").focus({ preventScroll: true });
  hit.scrollIntoView({ behavior: "instant" });
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {() => void} showFault
 */
export function openHits(root, say, showFault) {
  const results = need(root, "[data-search-results]");
  const more = need(root, "[data-search-more]");
  /** @type {ReturnType<typeof openSight> | null} */
  let sight = null;

  function clear() {
    sight?.stop();
    results.replaceChildren();
    more.hidden = true;
  }

  /**
   * Shows the hits in batches, with excerpts of the first few, then of those in sight.
   * @param {Hits} hits
   */
  async function show(hits) {
    const { pages, forms } = hits;
    /** @type {Map<HTMLElement, number>} */
    const shown = new Map();
    /** @param {HTMLElement} hit */
    const fill = async (hit) => {
      try {
        await fillPlaces(root, say, hit, hits, Number(shown.get(hit)));
      } catch (error) {
        console.error(error);
        showFault();
      }
    };
    const showBatch = () => {
      const next = pages.slice(shown.size, shown.size + BATCH);
      const made = next.map((page) => makeHit(root, hits, page));
      made.forEach((hit, at) => shown.set(hit, next[at]));
      results.append(...made);
      more.hidden = shown.size >= pages.length;
      return made;
    };
    const own = openSight(fill);
    sight = own;
    more.onclick = () => {
      const made = showBatch();
      if (forms.length) own.watch(made);
      need(made[0], "a").focus();
    };
    const made = showBatch();
    if (!forms.length) return;
    await Promise.all(made.slice(0, AT_ONCE).map(fill));
    own.watch(made.slice(AT_ONCE));
  }

  return { clear, show, goTo: (/** @type {string} */ slug) => goTo(results, slug) };
}
