// The page of print.html: its desk, its book, its address and its title say the same.
import { copyTemplate, fillList, need, openWords, writeText } from "../search/dom.js";
import { canReadPacks } from "../search/pack.js";
import { listenToPrint } from "../search/paper.js";
import { gathered, MOST_GATHERED } from "../tray/gathered.js";
import { Book } from "./book.js";
import { Desk } from "./desk.js";
import { nameChoice, nameWindow } from "./names.js";
import { countAround, countPages } from "./pages.js";
import { askFurther, chooseCases, readRequest, wantsCover, writeRequest } from "./request.js";

/** @import { CaseRow, Cases, CaseTable } from "../packs/cases.js" */
/** @import { Chosen, Form } from "./request.js" */

const MOST_UNKNOWN = 5;
const LONGEST_UNKNOWN = 80;

export class PrintPage {
  /**
   * @param {HTMLElement} root
   * @param {Cases} cases
   * @param {CaseTable} table
   */
  constructor(root, cases, table) {
    /** @type {HTMLFormElement} */
    this.form = need(root, "[data-edition]");
    this.root = root;
    this.table = table;
    this.say = openWords(this.form);
    /** @type {HTMLButtonElement} */
    this.start = need(this.form, "[type=submit]");
    /** @type {HTMLInputElement} */
    this.cover = need(this.form, "[name=cover]");
    this.status = need(this.form, "[data-edition-status]");
    this.ownTitle = document.title;
    this.book = new Book(root, cases, this.say);
    this.desk = new Desk(this.form, table, this.say, () => this.change());
    /** What the address names and the collection has not. @type {string[]} */
    this.unknown = [];
    this.run = 0;
    this.building = Promise.resolve();
  }

  /** Does what the address asks for. */
  open() {
    const { form, table, desk } = this;
    const request = readRequest(location.search);
    const found = chooseCases(request, table);
    gathered.retain(new Set(table.cases.map(([slug]) => slug)));
    /** @type {HTMLInputElement} */
    const choice = need(form, `[name=form][value=${request.form}]`);
    choice.checked = true;
    this.cover.checked = request.hasCover ?? wantsCover(request.form);
    this.unknown = found.unknown;
    this.leadFurther(found);
    desk.choose(found.rows.map(([slug]) => slug));
    if (!found.rows.length) desk.open();
    this.offer();
    this.listen();
    form.hidden = false;
    this.building = this.build();
  }

  /**
   * An address may ask for more than is printed at once.
   * @param {Chosen} found
   */
  leadFurther({ rows, first, count }) {
    const last = first + rows.length - 1;
    const more = Math.min(count - last, MOST_GATHERED);
    const next = need(this.form, "[data-edition-next]");
    const link = need(next, "a");
    next.hidden = more <= 0;
    need(next, "span").textContent = this.say("span", { count, first, last });
    link.textContent = this.say("next", { more });
    link.setAttribute("href", location.pathname + askFurther(location.search, last + 1));
  }

  listen() {
    const { form } = this;
    form.addEventListener("change", ({ target }) => {
      const { name } = /** @type {HTMLInputElement} */ (target);
      if (name === "form") this.cover.checked = wantsCover(this.chosenForm);
      if (name === "form" || name === "cover") this.change();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    need(form, "[data-edition-offer] button").addEventListener("click", () => {
      this.desk.choose(this.offer());
      this.change();
      need(form, "[name=form]:checked").focus(); // what was pressed goes
    });
    document.addEventListener("gathered", () => this.offer());
    addEventListener("storage", () => this.offer());
    listenToPrint(this.start, () => this.finish());
  }

  get chosenForm() {
    /** @type {HTMLInputElement} */
    const choice = need(this.form, "[name=form]:checked");
    return /** @type {Form} */ (choice.value);
  }

  /** What the reader has gathered on other pages, and is not what is chosen, comes with one press. */
  offer() {
    const slugs = new Set(gathered.list());
    const rows = this.table.cases.filter(([slug]) => slugs.has(slug));
    const line = need(this.form, "[data-edition-offer]");
    const chosen = this.desk.list();
    line.hidden = !rows.length || rows.join() === chosen.join();
    need(line, "span").textContent = this.say("gathered", { count: rows.length });
    return rows.map(([slug]) => slug);
  }

  /** The reader has chosen: the address says so, and the book becomes what was chosen. */
  change() {
    const slugs = this.desk.list().map(([slug]) => slug);
    this.unknown = [];
    const query = writeRequest(slugs, this.chosenForm, this.cover.checked);
    history.replaceState(null, "", location.pathname + query);
    this.offer();
    this.building = this.build();
  }

  /** Makes the book; a later choice takes the place of one that is still being made. */
  async build() {
    const [rows, form, run] = [this.desk.list(), this.chosenForm, (this.run += 1)];
    document.body.dataset.paper = "unready";
    const failed = await this.book.load(rows, form, (done) => {
      const isLate = run !== this.run;
      if (!isLate) this.status.textContent = this.say("loading", { chosen: rows.length, done });
    });
    if (run !== this.run) return;
    this.showFaults(failed);
    this.show(rows.filter((row) => !failed.includes(row)), form);
  }

  /** @param {CaseRow[]} failed */
  showFaults(failed) {
    const unknown = this.unknown.slice(0, MOST_UNKNOWN);
    const texts = [
      ...unknown.map((slug) => this.say("unknown", { slug: slug.slice(0, LONGEST_UNKNOWN) })),
      ...failed.map(([, title, , number]) => this.say("failed", { number, title })),
    ];
    const faults = copyTemplate(this.root, "[data-edition-fault]");
    fillList(need(faults, "ul"), texts, writeText);
    need(faults, "[data-edition-remedy]").hidden = !failed.length;
    need(faults, "button").addEventListener("click", () => this.change());
    need(this.form, "[data-edition-faults]").replaceChildren(texts.length ? faults : "");
  }

  /**
   * Shows the book with these cases, which are made, and says what will be printed.
   * @param {CaseRow[]} rows
   * @param {Form} form
   */
  show(rows, form) {
    const { say, book, cover } = this;
    const chapters = this.desk.sort(rows);
    book.bind(rows, form, chapters);
    const around = cover.checked ? countAround(rows.length, chapters.length) : 0;
    const pages = countPages(form, book.measure()) + around;
    const all = { count: this.table.cases.length, site: this.form.dataset.site ?? "" };
    const list = nameChoice(rows, all.count, say);
    const words = form === "one-page" && !around ? "chosenSheets" : "chosen";
    this.status.textContent = rows.length ? say(words, { list, pages }) : say("none");
    need(this.root, "[data-edition-count]").textContent = list;
    document.title = rows.length ? nameWindow(rows, form, all, say) : this.ownTitle;
    book.contents.hidden = !rows.length || !cover.checked;
    this.start.disabled = !rows.length;
    const binding = cover.checked ? "bound" : "bare";
    if (rows.length) document.body.dataset.paper = binding + (form === "whole" ? "" : " sheets");
    this.writeDate();
  }

  writeDate() {
    const now = new Date();
    const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    const date = need(this.root, "[data-edition-date]");
    date.textContent = this.say("date", { year, month, day });
    date.hidden = false;
  }

  /** Until the book is what was chosen last. */
  async finish() {
    let waited;
    do {
      waited = this.building;
      await waited;
    } while (waited !== this.building);
    this.writeDate();
  }
}

/**
 * Opens the page, or says why it cannot be used; nothing of it is printed before it is ready.
 * @param {HTMLElement} root
 * @param {Cases} cases
 */
export async function openPrint(root, cases) {
  document.body.dataset.paper = "unready";
  try {
    new PrintPage(root, cases, await cases.readTable()).open();
  } catch (error) {
    console.error(error);
    const reason = canReadPacks() ? "unable" : "unsupported";
    need(root, `[data-edition-unable=${reason}]`).hidden = false;
  }
}
