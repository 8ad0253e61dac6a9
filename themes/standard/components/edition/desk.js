// The boxes at which cases are chosen: one by one, by category and by band, as many as are printed
// at once. A category's own boxes are made when it is first opened.
import { copyTemplate, firstIn, need } from "../search/dom.js";
import { openFacets } from "../search/facets.js";
import { MOST_GATHERED } from "../tray/gathered.js";

/** @import { CaseRow, CaseTable } from "../packs/cases.js" */
/** @import { Say } from "./names.js" */
/**
 * A box that stands for several cases; that of a category stands in its part of the desk.
 * @typedef {{ box: HTMLInputElement, slugs: Set<string>, category: HTMLElement | null }} Group
 */

/**
 * Writes a case into a copy of what stands for one.
 * @param {HTMLElement} line
 * @param {CaseRow} row
 * @param {Say} say
 */
export function writeRow(line, [, title, organization, number], say) {
  need(line, ".edition-number").textContent = say("number", { number });
  need(line, ".edition-entry").textContent = title;
  need(line, ".edition-organization").textContent = organization;
}

export class Desk {
  /**
   * @param {HTMLElement} form
   * @param {CaseTable} table
   * @param {Say} say
   * @param {() => void} tell what to do when the reader has chosen
   */
  constructor(form, table, say, tell) {
    this.form = form;
    this.table = table;
    this.say = say;
    this.tell = tell;
    this.refusal = firstIn(copyTemplate(document, "[data-edition-refusal]"));
    /** @type {Set<string>} */
    this.chosen = new Set();
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = form.querySelectorAll("[data-edition-all]");
    this.groups = Array.from(boxes, (box) => this.readGroup(box));
    this.listen();
  }

  /**
   * @param {HTMLInputElement} box
   * @returns {Group}
   */
  readGroup(box) {
    const { cases } = this.table;
    const { every, filter } = openFacets({ ...this.table, count: cases.length });
    const rows = filter(every, { [box.dataset.editionAll ?? ""]: [box.value] });
    return { box, slugs: new Set(rows.map((at) => cases[at][0])), category: box.closest("[data-edition-category]") };
  }

  listen() {
    this.form.addEventListener("change", ({ target }) => {
      const box = /** @type {HTMLInputElement} */ (target);
      if (box.name === "case" || box.dataset.editionAll) this.change(box);
    });
    for (const group of this.groups) {
      group.category?.addEventListener("toggle", () => this.fill(group));
    }
    need(this.form, "[data-edition-clear]").addEventListener("click", () => {
      this.choose([]);
      this.tell();
    });
  }

  /**
   * Makes the boxes of a category's cases.
   * @param {Group} group
   */
  fill({ slugs, category }) {
    const list = category && need(category, "ul");
    if (!list || list.children.length) return;
    list.append(...this.table.cases.filter(([slug]) => slugs.has(slug)).map((row) => {
      const line = firstIn(copyTemplate(document, "[data-edition-box]"));
      /** @type {HTMLInputElement} */ (need(line, "input")).value = row[0];
      writeRow(line, row, this.say);
      return line;
    }));
    this.show();
  }

  /** Sets every box, those of groups by what they stand for. */
  show() {
    for (const { box, slugs, category } of this.groups) {
      const { length } = this.list(slugs);
      box.checked = length > 0 && length === slugs.size;
      box.indeterminate = length > 0 && length < slugs.size;
      if (!category) continue;
      const count = this.say("group", { count: slugs.size, chosen: length });
      need(category, ".edition-chosen").textContent = count;
    }
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = this.form.querySelectorAll("[name=case]");
    for (const box of boxes) box.checked = this.chosen.has(box.value);
  }

  /** @param {Iterable<string>} slugs */
  choose(slugs) {
    this.chosen = new Set(slugs);
    this.refusal.remove();
    this.show();
  }

  /**
   * What a box stands for is chosen or left out; too many are refused beside it.
   * @param {HTMLInputElement} box
   */
  change(box) {
    const own = this.groups.find((group) => group.box === box)?.slugs ?? new Set([box.value]);
    const others = Array.from(this.chosen).filter((slug) => !own.has(slug));
    const wanted = box.checked ? [...others, ...own] : others;
    if (wanted.length > MOST_GATHERED) {
      this.show();
      const values = { most: MOST_GATHERED, chosen: this.chosen.size };
      this.refusal.textContent = this.say("tooMany", values);
      box.closest("label")?.after(this.refusal);
      return;
    }
    this.choose(wanted);
    this.tell();
  }

  /** What is chosen, of all or of some, by number. */
  list(slugs = this.chosen) {
    return this.table.cases.filter(([slug]) => slugs.has(slug) && this.chosen.has(slug));
  }

  /**
   * Some cases by category, each with its name.
   * @param {CaseRow[]} rows
   */
  sort(rows) {
    return this.groups
      .map(({ slugs, category }) => ({
        name: category?.dataset.name,
        rows: rows.filter(([slug]) => slugs.has(slug)),
      }))
      .filter((group) => group.name && group.rows.length);
  }

  open() {
    need(this.form, "[data-edition-choice]").setAttribute("open", "");
    if (this.table.cases.length > MOST_GATHERED) return;
    for (const { category } of this.groups) category?.setAttribute("open", "");
  }
}
