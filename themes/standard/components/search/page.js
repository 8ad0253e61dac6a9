// The search page: the address, the form and the results, kept together.
import { NOTHING } from "./answer.js";
import { openForm, writeAddress } from "./address.js";
import { openNearOrder } from "../near/near_order.js";
import { openCollection } from "./collection.js";
import { need } from "./dom.js";
import { sortPages } from "./facets.js";
import { listenToKeys, offerKeys } from "./keys.js";
import { canReadPacks, openPacks } from "./pack.js";
import { listenToPrint } from "./paper.js";
import { openView } from "./view.js";

/** @import { Wanted } from "./address.js" */
/** @import { Answer, Group } from "./answer.js" */
/** @import { Collection } from "./collection.js" */

const TYPING_PAUSE = 120;

/**
 * The pages that come near, each once.
 * @param {Group[]} groups
 */
const pagesOf = (groups) => [
  ...new Set(groups.flatMap(({ hits }) => hits.map(({ page }) => page))),
];

/**
 * The groups with the pages that are chosen of theirs, in that order; an empty group is left out.
 * @param {Group[]} groups
 * @param {(pages: number[]) => number[]} choose
 * @returns {Group[]}
 */
function narrow(groups, choose) {
  const narrowed = groups.map((group) => {
    const hits = new Map(group.hits.map((hit) => [hit.page, hit]));
    return { ...group, hits: choose([...hits.keys()]).flatMap((page) => hits.get(page) ?? []) };
  });
  return narrowed.filter(({ hits }) => hits.length);
}

export class SearchPage {
  /**
   * @param {HTMLElement} root
   * @param {(hasWords: () => boolean) => Collection} [open] opens another collection in tests
   */
  constructor(root, open) {
    const folder = root.dataset.folder ?? "";
    this.root = root;
    this.form = openForm(need(root, "form"));
    this.view = openView(root);
    const hasWords = () => this.form.read().text !== "";
    this.collection = open ? open(hasWords) : openCollection(openPacks(folder), hasWords);
    this.rank = openNearOrder(this.view.say, root.dataset.packs ?? "");
    /** The slug of the case through which the reader has left. */
    this.left = "";
    /** What is to be announced beside what is found. */
    this.news = "";
    this.run = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
  }

  /**
   * Says what was found in the status line and in the title; both speak of what fits as written.
   * @param {Wanted} wanted
   * @param {number} found
   * @param {string} order what the reader is to know of it
   */
  tell({ text, chosen }, found, order) {
    const { view } = this;
    const values = { count: found.toLocaleString("ja"), query: text };
    const kind = text ? "Found" : Object.keys(chosen).length ? "Chosen" : "All";
    this.announce(view.say((found ? "found" : "none") + (text ? "" : "All"), values) + order);
    view.setTitle(view.say(`title${kind}`, values));
  }

  /** @param {string} text */
  announce(text) {
    this.view.setStatus(this.news + text);
    this.news = "";
  }

  /**
   * @param {Wanted} wanted
   * @param {number} mine
   */
  async show(wanted, mine) {
    const { view, collection } = this;
    const table = await collection.getTable();
    const { every, filter, count } = table.facetsOf;
    /** @type {Answer} */
    const found = wanted.text
      ? await (await collection.getSearch()).search(wanted.text)
      : { ...NOTHING, pages: every };
    const order = wanted.home ? await this.rank(wanted.home, await collection.readNames()) : null;
    const sorts = wanted.order && !order ? await collection.readSorts() : {};
    if (mine !== this.run) return;
    /** @param {number[]} pages */
    const choose = (pages) => {
      const fitting = filter(pages, wanted.chosen);
      return order ? order.sort(fitting) : sortPages(sorts, fitting, wanted.order);
    };
    const pages = choose(found.pages);
    const near = narrow(found.near, choose);
    // Filters count, and are taken off for, what comes near only where nothing fits as written.
    const isNear = !found.pages.length;
    const whole = isNear ? pagesOf(found.near) : found.pages;
    const shown = isNear ? pagesOf(near) : pages;
    view.clear();
    view.filters.showCounts(count(whole, wanted.chosen));
    view.showAmount(shown.length, whole.length, { isNear, isPartial: found.isPartial });
    view.offers.show(found, wanted, filter);
    await view.hits.show({
      table,
      pages,
      forms: found.forms,
      near,
      readName: collection.readName,
      readCase: collection.readCase,
      tellReason: order?.tellReason,
    });
    if (mine !== this.run) return;
    if (this.left) view.hits.goTo(this.left);
    this.left = "";
    this.tell(wanted, pages.length, order?.told ?? "");
    view.setState("done");
  }

  showNothing() {
    const { view } = this;
    view.clear();
    view.filters.showCounts(null);
    view.message.show("hint");
    view.setTitle();
    this.announce("");
    view.setState("idle");
  }

  /**
   * @param {"failed" | "unsupported"} status
   * @param {"failure" | "unsupported"} text
   */
  showFailure(status, text) {
    const { view } = this;
    view.clear();
    view.setTitle();
    this.announce(view.say(status));
    view.message.show(text);
    view.setState("error");
  }

  /** Searches for what the form says; a later call makes an earlier one void. */
  async update() {
    clearTimeout(this.pause);
    const wanted = this.form.read();
    const mine = (this.run += 1);
    this.view.filters.showChosen();
    if (!canReadPacks()) {
      this.showFailure("unsupported", "unsupported");
      return;
    }
    if (!wanted.text && !Object.keys(wanted.chosen).length && !wanted.order) {
      this.showNothing();
      return;
    }
    this.view.setState("loading");
    try {
      await this.show(wanted, mine);
    } catch (error) {
      console.error(error);
      if (mine === this.run) this.showFailure("failed", "failure");
    }
  }

  /** Fills the form with what the address asks for, and searches. */
  follow() {
    this.form.fill(location.search);
    return this.update();
  }

  /** Searches for what the reader has set, in a new entry of the history. */
  choose() {
    writeAddress(this.form.read(), true);
    this.update();
  }

  /** While a reader types, what has been read is searched at once, the rest after a pause. */
  type() {
    clearTimeout(this.pause);
    this.run += 1;
    this.view.setState("loading");
    const search = () => {
      writeAddress(this.form.read(), false);
      this.update();
    };
    if (this.collection.isWarm(this.form.field.value)) search();
    else this.pause = setTimeout(search, TYPING_PAUSE);
  }

  /**
   * Keeps with the address the hit through which a reader leaves: Chromium does not keep a page of
   * file:// as it was, and would go back to its place in a page that has no excerpts yet.
   * @param {Event} event
   */
  leave({ target }) {
    const link = target instanceof Element && target.closest("a");
    /** @type {HTMLElement | null} */
    const hit = link ? link.closest("[data-case]") : null;
    if (!hit) return;
    history.replaceState({ left: hit.dataset.case }, "");
    history.scrollRestoration = "manual";
  }

  /**
   * Follows a link to another query without leaving the page.
   * @param {MouseEvent} event
   */
  followLink(event) {
    const { target, button } = event;
    const link = target instanceof Element && target.closest("a");
    if (!link || !link.getAttribute("href")?.startsWith("?") || button) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", location.pathname + link.search);
    need(this.root, "[data-search-state]").focus();
    this.follow();
  }

  /**
   * Takes all filters off at a button.
   * @param {MouseEvent} event
   */
  clearFilters({ target }) {
    const button = target instanceof Element && target.closest("[data-search-clear]");
    if (!button) return;
    // A button that goes with the filters leaves the focus to the field.
    if (!button.closest("[data-search-filters]")) this.form.field.focus();
    this.form.takeOff();
    this.news = this.view.say("cleared");
    this.choose();
  }

  /**
   * Searches again at the button of a message.
   * @param {MouseEvent} event
   */
  searchAgain({ target }) {
    if (!(target instanceof Element && target.closest("[data-search-again]"))) return;
    need(this.root, "[data-search-state]").focus(); // the button goes with its message
    this.update();
  }

  listen() {
    const { root, form } = this;
    form.field.addEventListener("input", (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) this.type();
    });
    form.field.addEventListener("compositionend", () => this.type());
    root.addEventListener("change", ({ target }) => {
      const { form: own } = /** @type {HTMLInputElement} */ (target);
      if (own === form.field.form && target !== form.field) this.choose();
    });
    form.field.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.choose();
    });
    root.addEventListener("click", (event) => this.leave(event));
    root.addEventListener("click", (event) => this.followLink(event));
    root.addEventListener("click", (event) => this.clearFilters(event));
    root.addEventListener("click", (event) => this.searchAgain(event));
    addEventListener("popstate", () => this.follow());
    listenToKeys(root, form.field, () => this.choose());
    listenToPrint(need(root, "[data-search-print]"), this.view.hits.fill);
  }

  /** Beside the results there is room for the filters, above them only while they are closed. */
  placeFilters() {
    /** @type {HTMLDetailsElement} */
    const filters = need(this.root, "[data-search-filters]");
    const found = need(this.root, "[data-search-state]");
    const wide = matchMedia("(min-width: 64rem)");
    const place = () => {
      if (wide.matches) found.after(filters);
      else found.before(filters);
      filters.open = wide.matches;
    };
    wide.addEventListener("change", place);
    place();
  }

  start() {
    need(this.root, "[data-search-unable]").remove();
    this.listen();
    offerKeys(this.root);
    this.placeFilters();
    const [arrival] = /** @type {PerformanceNavigationTiming[]} */ (
      performance.getEntriesByType("navigation")
    );
    if (arrival?.type === "back_forward") this.left = history.state?.left ?? "";
    return this.follow();
  }
}
