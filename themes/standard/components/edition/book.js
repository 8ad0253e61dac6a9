// The chosen cases as a book on the page: their contents, and their texts or sheets from the packs.
import { buildCard } from "../search/card.js";
import { copyTemplate, firstIn, need } from "../search/dom.js";
import { writeRow } from "./desk.js";

/** @import { CaseRow, Cases } from "../packs/cases.js" */
/** @import { Say } from "./names.js" */
/** @import { Form } from "./request.js" */
/** @typedef {{ link: HTMLAnchorElement, href: string, slug: string, place: string }} CaseLink */
/**
 * A case of the book, with those of its links that lead to the pages of cases.
 * @typedef {{ text: HTMLElement, links: CaseLink[] }} Part
 */
/** @typedef {{ name?: string, rows: CaseRow[] }} Chapter */

const CASE_PAGE = /^cases\/([a-z0-9-]+)\.html(?:#(.+))?$/;

/** @param {string} text */
const countSigns = (text) => text.replace(/\s+/g, "").length;

/** @param {HTMLElement} text */
function listLinks(text) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = text.querySelectorAll("a[href]");
  return Array.from(links).flatMap((link) => {
    const href = link.getAttribute("href") ?? "";
    const [, slug, place = ""] = CASE_PAGE.exec(href) ?? [];
    return slug ? { link, href, slug, place } : [];
  });
}

export class Book {
  /**
   * @param {HTMLElement} root
   * @param {Cases} cases
   * @param {Say} say
   */
  constructor(root, cases, say) {
    this.contents = need(root, "[data-edition-contents]");
    this.texts = need(root, "[data-edition-cases]");
    this.cases = cases;
    this.say = say;
    /** @type {Map<string, Part>} by form and slug */
    this.made = new Map();
  }

  /**
   * @param {string} slug
   * @param {Form} form
   */
  async make(slug, form) {
    if (this.made.has(`${form} ${slug}`)) return;
    const isWhole = form === "whole";
    const { cases } = this;
    const trees = isWhole ? await cases.readWhole(slug) : (await cases.readParts(slug)).sheet;
    const text = firstIn(buildCard(trees, "h3"));
    text.id ||= `case_${slug}`;
    // A picture that does not come is no reason to print nothing.
    await Promise.allSettled(Array.from(text.querySelectorAll("img"), (image) => image.decode()));
    this.made.set(`${form} ${slug}`, { text, links: isWhole ? listLinks(text) : [] });
  }

  /**
   * Makes what is not made yet, and says which cases could not be.
   * @param {CaseRow[]} rows
   * @param {Form} form
   * @param {(done: number) => void} tell
   */
  async load(rows, form, tell) {
    let done = 0;
    const makeOne = async (/** @type {CaseRow} */ [slug]) => {
      await this.make(slug, form);
      tell((done += 1));
    };
    const results = await Promise.allSettled(rows.map(makeOne));
    return rows.filter((_, at) => results[at].status === "rejected");
  }

  /**
   * Binds cases that are made, in this order; what the book has not is read on its own page.
   * @param {CaseRow[]} rows
   * @param {Form} form
   * @param {Chapter[]} chapters its contents
   */
  bind(rows, form, chapters) {
    const parts = new Map(rows.map(([slug]) => [slug, this.made.get(`${form} ${slug}`)]));
    const idOf = (/** @type {string} */ slug) => parts.get(slug)?.text.id;
    for (const part of parts.values()) {
      for (const { link, href, slug, place } of part?.links ?? []) {
        const id = idOf(slug);
        link.setAttribute("href", id ? `#${[id, place].filter(Boolean).join("_")}` : href);
      }
    }
    this.texts.replaceChildren(...Array.from(parts.values(), (part) => part?.text ?? ""));
    const lists = chapters.map(({ name = "", rows: own }) => {
      const lines = own.map((row) => this.makeLine(row, `#${idOf(row[0])}`));
      const group = firstIn(copyTemplate(document, "[data-edition-group]"));
      need(group, "h3").textContent = name;
      need(group, "ol").append(...lines);
      return group;
    });
    this.contents.replaceChildren(firstIn(this.contents), ...lists);
  }

  /**
   * @param {CaseRow} row
   * @param {string} href
   */
  makeLine(row, href) {
    const line = firstIn(copyTemplate(document, "[data-edition-line]"));
    need(line, "a").setAttribute("href", href);
    writeRow(line, row, this.say);
    return line;
  }

  /** How many signs the text of each case has. */
  measure() {
    return Array.from(this.texts.children, ({ textContent }) => countSigns(textContent ?? ""));
  }
}
