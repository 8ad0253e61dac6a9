// The page of near cases: the address, the form and the list, kept together.
import { openCases } from "../packs/cases.js";
import { need, openWords } from "../search/dom.js";
import { openFacets } from "../search/facets.js";
import { openMessage } from "../search/message.js";
import { once } from "../search/once.js";
import { canReadPacks } from "../search/pack.js";
import { listenToPrint } from "../search/paper.js";
import { rankNear } from "./closeness.js";
import { openChooser } from "./chooser.js";
import { Form, writeWanted } from "./form.js";
import { isKnown, keptHome, writeHome, writeShort } from "./home.js";
import { openKeep } from "./keep.js";
import { tellHome } from "./reason.js";
import { openResults } from "./results.js";

/** @import { Cases } from "../packs/cases.js" */
/** @import { Fault, Wanted } from "./form.js" */

const FIRST = 3; // so many are compared at once

/** @param {string} query */
const sameQuery = (query) => new URLSearchParams(query).toString();

export class NearPage {
  /**
   * @param {HTMLElement} root
   * @param {Cases} [cases] others in tests
   */
  constructor(root, cases = openCases(root.dataset.packs ?? "")) {
    this.root = root;
    this.cases = cases;
    this.say = openWords(root);
    this.form = new Form(need(root, "form"));
    this.message = openMessage(root);
    this.results = openResults(root, this.say, cases, () => this.message.show("incomplete"));
    this.chooser = openChooser(root, this.say, this.form, cases, () => this.choose());
    this.keep = openKeep(root, this.say);
    this.status = need(root, "[data-near-status]");
    this.noPersons = need(root, "[data-near-no-persons]");
    this.print = need(root, "[data-search-print]");
    this.getFacets = once(async () => {
      const table = await cases.readTable();
      return openFacets({ ...table, count: table.cases.length });
    });
    this.title = document.title;
    this.run = 0;
    /** What the list is of, and the number of the list. */
    this.shown = "";
    this.lists = 0;
  }

  /** Says beside the population whether it was read, and whose it is. */
  tellPopulation() {
    const { form, say } = this;
    const text = form.population.value.trim();
    const body = form.isFilled ? form.body : null;
    const isWrong = text !== "" && form.read().home.persons === null;
    form.tell("population", isWrong ? say("populationError", { value: text }) : "");
    const known = body?.asOf ? "populationAsOf" : "populationNote";
    const word = body && !text ? "populationUnknown" : known;
    form.note.textContent = say(word, { date: body?.asOf ?? "" });
  }

  /** @param {Fault[]} faults */
  tellFaults(faults) {
    const place = need(this.root, "[data-near-faults]");
    const values = faults.map(({ key, value }) => `${key}=${value}`).join("、");
    place.textContent = faults.length ? this.say("faults", { values }) : "";
    place.hidden = !faults.length;
  }

  /** @param {string} name what the page is named after, "" where nothing is shown */
  setTitle(name) {
    document.title = name ? this.say("title", { name, title: this.title }) : this.title;
  }

  /**
   * Shows that nothing is known to start from, or what has failed.
   * @param {"hint" | "failure" | "unsupported"} text
   * @param {string} status
   */
  showNothing(text, status = "") {
    this.shown = "";
    this.lists += 1;
    this.results.clear();
    this.print.hidden = true;
    this.leadOn([]);
    this.keep(null);
    this.message.show(text);
    this.status.textContent = status;
    this.noPersons.hidden = true;
    this.setTitle("");
  }

  /**
   * @param {Wanted} wanted
   * @param {number} mine
   */
  async show({ home, chosen }, mine) {
    const { cases, form, say } = this;
    const [table, facets] = [await cases.readTable(), await this.getFacets()];
    if (mine !== this.lists) return;
    const rows = facets.filter(facets.every, chosen).map((page) => table.cases[page]);
    const nears = rankNear(home, rows, table.prefectures);
    const body = tellHome(say, home, table);
    const within = form.nameChosen().map((each) => say("condition", each)).join("、");
    this.message.show(nears.length ? "" : "nothing");
    this.print.hidden = !nears.length;
    this.leadOn(nears.slice(0, FIRST).map(({ row: [slug] }) => slug), writeShort(home));
    this.keep(home, body);
    const told = say(within ? "foundWithin" : "found", { body, within, count: nears.length });
    this.setTitle(told);
    const shown = this.results.show(nears, table);
    this.status.textContent = told;
    this.noPersons.hidden = home.persons !== null;
    await shown;
  }

  /**
   * Leads to a comparison of the first cases, and to the search in the same order.
   * @param {string[]} slugs
   */
  leadOn(slugs, home = "") {
    /** @type {HTMLAnchorElement[]} */
    const [compare, search] = [
      need(this.root, "[data-near-compare]"),
      need(this.root, "[data-near-search]"),
    ];
    compare.hidden = slugs.length < 2;
    compare.href = `compare.html?cases=${slugs.join(",")}`;
    compare.textContent = this.say("compare", { count: slugs.length });
    search.hidden = !home;
    search.href = `search.html?sort=near&home=${home}`;
  }

  /**
   * Lists what the form asks for, and lets the address say it; a later call makes an earlier void.
   * @param {Fault[]} faults what is already known of the address
   * @param {boolean} isNewEntry
   */
  async update(faults, isNewEntry) {
    const { form } = this;
    const mine = (this.run += 1);
    const more = await this.chooser.settle();
    if (mine !== this.run) return;
    const wanted = form.read();
    const query = writeWanted(wanted);
    this.tellPopulation();
    this.tellFaults([...faults, ...more]);
    if (sameQuery(query) !== sameQuery(location.search)) {
      const address = location.pathname + query;
      if (isNewEntry) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    }
    if (!canReadPacks()) this.showNothing("unsupported", this.say("unsupported"));
    else if (!isKnown(wanted.home)) this.showNothing("hint", isNewEntry ? this.say("unknown") : "");
    else if (query !== this.shown) await this.list(wanted, query);
  }

  /**
   * @param {Wanted} wanted
   * @param {string} query
   */
  async list(wanted, query) {
    const mine = (this.lists += 1);
    this.shown = query;
    const list = need(this.root, "[data-near-results]");
    list.setAttribute("aria-busy", "true");
    try {
      await this.show(wanted, mine);
    } catch (error) {
      console.error(error);
      if (mine === this.lists) this.showNothing("failure", this.say("failed"));
    }
    list.setAttribute("aria-busy", "false");
  }

  /** Fills the form with what the address asks for, else with what is kept, and lists it. */
  follow() {
    const { form } = this;
    const faults = form.fill(location.search);
    const { home, typed, chosen } = form.read();
    const kept = keptHome();
    const isOpen = !isKnown(home) && !home.place && !typed && !form.population.value;
    if (kept && isOpen) {
      const within = writeWanted({ home, typed, chosen }).slice(1);
      faults.push(...form.fill(`${writeHome({ ...kept, name: "" })}&${within}`));
    }
    return this.update(faults, false);
  }

  /** Lists what the reader has set, in a new entry of the history. */
  choose() {
    return this.update([], true);
  }

  /**
   * Follows a link to another query, or a button, without leaving the page.
   * @param {MouseEvent} event
   */
  click(event) {
    const { target, button } = event;
    const pressed = target instanceof Element ? target.closest("a, button") : null;
    if (!pressed || button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (pressed.matches("a[href^='?']")) {
      event.preventDefault();
      history.pushState(null, "", location.pathname + /** @type {HTMLAnchorElement} */ (pressed).search);
      this.follow();
    } else if (pressed.matches("[data-near-widen]")) {
      this.form.widen();
      this.choose();
    } else if (pressed.matches("[data-near-again]")) this.choose();
    else return;
    need(this.root, "[data-near-found]").focus(); // what was pressed goes
  }

  /** Goes on to the list, down to it where it is out of sight. */
  goToList() {
    const found = need(this.root, "[data-near-found]");
    if (!this.shown) return;
    const { clientHeight } = document.documentElement;
    if (this.status.getBoundingClientRect().bottom > clientHeight) found.scrollIntoView();
    found.focus({ preventScroll: true });
  }

  async start() {
    const { root, form } = this;
    const element = need(root, "form");
    element.hidden = false;
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.choose().then(() => form.focusFault());
    });
    element.addEventListener("change", ({ target }) => {
      form.leaveBody(/** @type {HTMLInputElement} */ (target).name);
      this.choose();
    });
    root.addEventListener("click", (event) => this.click(event));
    addEventListener("popstate", () => this.follow());
    listenToPrint(this.print, this.results.fill);
    const isAsked = new URLSearchParams(location.search).get("show") === "list";
    await this.follow();
    if (isAsked) this.goToList();
  }
}
