// The page that compares cases: what is chosen, in the address and on the screen.
import { copyTemplate, fillList, need, openWords, writeText } from "../search/dom.js";
import { canReadPacks } from "../search/pack.js";
import { MOST_COMPARED, gathered } from "../tray/gathered.js";
import { showChart } from "./chart.js";
import { fillChoices, offerGathered } from "./chooser.js";
import { moveCase, readChoice, writeChoice } from "./choice.js";
import { readColumn } from "./columns.js";
import { showTable } from "./table.js";

/** @import { CaseParts, CaseRow, Cases } from "../packs/cases.js" */
/** @import { Shown } from "./table.js" */
/** A case of the page, with its parts. @typedef {Shown & { row: CaseRow, parts: CaseParts }} Compared */

export class ComparePage {
  /**
   * @param {HTMLElement} root
   * @param {Cases} cases
   */
  constructor(root, cases) {
    this.root = root;
    this.cases = cases;
    this.say = openWords(root);
    this.title = document.title;
    /** All cases by slug. @type {Map<string, CaseRow>} */
    this.rows = new Map();
    /** What is chosen. @type {string[]} */
    this.slugs = [];
    /** What is shown: the chosen cases whose files could be read. @type {Compared[]} */
    this.compared = [];
    this.run = 0;
  }

  /** @param {string} slug */
  titleOf = (slug) => this.rows.get(slug)?.[1] ?? slug;

  /** The names of what is shown, as a title. */
  get names() {
    return this.compared.map(({ name }) => name).join(this.say("and"));
  }

  /** @param {string} text */
  setStatus(text) {
    need(this.root, "[data-compare-status]").textContent = text;
  }

  /** @param {DocumentFragment | string} content */
  setMessage(content) {
    need(this.root, "[data-compare-message]").replaceChildren(content);
  }

  /** @param {"failure" | "unsupported"} reason */
  fail(reason) {
    this.setStatus(this.say("failed"));
    this.setMessage(copyTemplate(this.root, `[data-compare-${reason}-text]`));
  }

  /** Reads what the address asks for, and shows it. */
  async follow() {
    this.setStatus(this.say("loading"));
    try {
      const { cases } = await this.cases.readTable();
      this.rows = new Map(cases.map((row) => [row[0], row]));
      gathered.retain(new Set(this.rows.keys()));
    } catch (error) {
      console.error(error);
      this.fail("failure");
      return;
    }
    const { shown, over, unknown } = readChoice(location.search, (slug) => this.rows.has(slug));
    const titles = over.map(this.titleOf).join(this.say("and"));
    await this.show(shown, "", [
      ...(over.length ? [this.say("over", { titles })] : []),
      ...(unknown.length ? [this.say("unknown", { slugs: unknown.join(this.say("and")) })] : []),
    ]);
  }

  /**
   * Shows cases; a later call makes an earlier one void.
   * @param {string[]} slugs
   * @param {string} [news] what has changed, for the status line
   * @param {string[]} [notes] what the reader should know of what is not shown
   */
  async show(slugs, news = "", notes = []) {
    const mine = (this.run += 1);
    this.slugs = slugs;
    history.replaceState(null, "", location.pathname + writeChoice(slugs));
    const read = await Promise.all(slugs.map((slug) => this.read(slug)));
    if (mine !== this.run) return;
    this.compared = read.filter((each) => each !== null);
    const failed = slugs.filter((_, at) => !read[at]).map(this.titleOf);
    const titles = failed.join(this.say("and"));
    this.render(news, failed.length ? [...notes, this.say("failedCases", { titles })] : notes);
    this.setAgain(failed.length > 0);
  }

  /**
   * A case with its parts; null where its file could not be read.
   * @param {string} slug
   * @returns {Promise<Compared | null>}
   */
  async read(slug) {
    const row = /** @type {CaseRow} */ (this.rows.get(slug));
    const [, title, organization, number] = row;
    try {
      const parts = await this.cases.readParts(slug);
      const name = this.say("name", { organization, number });
      return { slug, title, name, row, parts, column: readColumn(parts.column) };
    } catch (error) {
      console.error(error);
      return null;
    }
  }

  /**
   * @param {string} news
   * @param {string[]} notes
   */
  render(news, notes) {
    const { root, compared, say } = this;
    const count = compared.length;
    const table = need(root, "[data-compare-table]");
    if (count) showTable(root, table, compared);
    else table.replaceChildren();
    showChart(root, say, need(root, "[data-compare-chart]"), compared);
    need(root, "[data-compare-actions]").hidden = !count;
    this.setMessage(this.makeNotes(notes));
    const none = this.slugs.length ? "failed" : "none";
    this.setStatus(news + (count > 1 ? say("shown", { count }) : say(count ? "one" : none)));
    document.title = count ? say("title", { names: this.names, title: this.title }) : this.title;
    this.showChoices();
  }

  /** What may be added. */
  showChoices() {
    const { root, say, rows, slugs } = this;
    fillChoices(root, say, Array.from(rows.values()), slugs);
    offerGathered(root, say, this.listGathered().length);
  }

  /** What the reader has gathered and there is room for. */
  listGathered() {
    const others = gathered.list().filter((slug) => this.rows.has(slug) && !this.slugs.includes(slug));
    return others.slice(0, MOST_COMPARED - this.slugs.length);
  }

  /** @param {string[]} notes */
  makeNotes(notes) {
    const made = copyTemplate(this.root, "[data-compare-notes-text]");
    fillList(need(made, "ul"), notes, writeText);
    if (!this.slugs.length) made.append(copyTemplate(this.root, "[data-compare-empty-text]"));
    return made;
  }

  /** @param {boolean} isOffered */
  setAgain(isOffered) {
    const button = need(this.root, "[data-compare-again]");
    if (!isOffered) button.parentElement?.remove();
  }

  /**
   * Adds cases that the reader has chosen here, which are then gathered with what is shown.
   * @param {string[]} slugs
   */
  async add(slugs) {
    const [slug] = slugs;
    const news =
      slugs.length > 1
        ? this.say("addedMany", { count: slugs.length })
        : this.say("added", { title: this.titleOf(slug) });
    const chosen = [...this.slugs, ...slugs];
    for (const each of chosen) gathered.add(each);
    await this.show(chosen, news);
  }

  /**
   * Takes a case off; the focus goes to the next one's button, or to what can be chosen instead.
   * @param {string} slug
   */
  async remove(slug) {
    const at = this.slugs.indexOf(slug);
    gathered.remove(slug);
    const rest = this.slugs.filter((each) => each !== slug);
    await this.show(rest, this.say("removed", { title: this.titleOf(slug) }));
    const next = rest[Math.min(at, rest.length - 1)];
    /** @type {HTMLElement | null} */
    const button = this.root.querySelector(`button[data-slug="${next}"]:not([data-by])`);
    (button ?? need(this.root, "#compare-choice")).focus();
  }

  /**
   * Moves a column; the focus stays on its button, or on the other one at the end of the row.
   * @param {string} slug
   * @param {number} by
   */
  async move(slug, by) {
    const slugs = moveCase(this.slugs, slug, by);
    const place = slugs.indexOf(slug) + 1;
    await this.show(slugs, this.say("moved", { title: this.titleOf(slug), place }));
    /** @type {HTMLButtonElement[]} */
    const buttons = Array.from(this.root.querySelectorAll(`button[data-slug="${slug}"][data-by]`));
    const same = buttons.find((button) => Number(button.dataset.by) === by);
    (same?.disabled ? buttons.find((button) => button !== same) : same)?.focus();
  }

  /** @param {Event} event */
  press({ target }) {
    /** @type {HTMLButtonElement | null} */
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    const { slug, by } = button.dataset;
    if (slug && by) this.move(slug, Number(by));
    else if (slug) this.remove(slug);
    else if (button.closest("[data-compare-gathered]")) this.add(this.listGathered());
    else if ("compareAgain" in button.dataset) this.follow();
  }

  listen() {
    const { root } = this;
    /** @type {HTMLFormElement} */
    const form = need(root, "[data-compare-add]");
    /** @type {HTMLSelectElement} */
    const choice = need(form, "select");
    root.addEventListener("click", (event) => this.press(event));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (choice.value) await this.add([choice.value]);
      else this.setStatus(this.say("addFirst"));
      choice.focus();
    });
    document.addEventListener("gathered", () => this.showChoices());
    addEventListener("storage", () => this.showChoices());
  }

  start() {
    if (!canReadPacks()) {
      this.fail("unsupported");
      return Promise.resolve();
    }
    this.listen();
    return this.follow();
  }
}
