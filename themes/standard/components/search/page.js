// The search page: the address, the form and the results, kept together.
import { slashKey } from "../search_box/slash_key.js";
import { openKept } from "../storage/kept.js";
import { openForm, writeAddress, writeQuery } from "./address.js";
import { openCollection } from "./collection.js";
import { need } from "./dom.js";
import { openPacks } from "./pack.js";
import { openView } from "./view.js";

/** @import { Wanted } from "./address.js" */
/** @import { Collection } from "./collection.js" */
/** @import { Answer } from "./query.js" */

const TYPING_PAUSE = 120;
/** What the search needs of a browser and older ones have not. */
const NEEDED = "DecompressionStream";

/** @param {string} text */
const suggestedAddress = (text) => writeQuery({ text, chosen: {}, order: "" });

/**
 * Where a key leads from one of the hits' links, or from the field (`at` is -1): Arrows lead through
 * the hits, Escape back to the field.
 * @template T
 * @param {string} key
 * @param {number} at
 * @param {T} field
 * @param {T[]} links
 * @returns {T | null} null where the key means nothing there
 */
export function findNext(key, at, field, links) {
  if (key === "Escape") return field;
  if (key === "ArrowDown") return links[Math.min(at + 1, links.length - 1)] ?? field;
  if (key === "ArrowUp" && at >= 0) return links[at - 1] ?? field;
  return null;
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
    /** The slug of the case through which the reader has left. */
    this.left = "";
    this.run = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
  }

  /**
   * The words of the status line.
   * @param {Wanted} wanted
   * @param {number} count
   * @param {boolean} [isNear]
   */
  describe({ text }, count, isNear) {
    const name = count ? "found" : "none";
    const kind = isNear && count ? "Near" : text ? "" : "All";
    return this.view.say(name + kind, { count: count.toLocaleString("ja"), query: text });
  }

  /**
   * @param {Wanted} wanted
   * @param {number} mine
   */
  async show(wanted, mine) {
    const { view, collection } = this;
    const table = await collection.getTable();
    const { every, filter, count, sort, figuresOf } = table.facetsOf;
    /** @type {Answer} */
    const found = wanted.text
      ? await (await collection.getSearch()).search(wanted.text)
      : { pages: every, forms: [], near: [] };
    if (mine !== this.run) return;
    const pages = sort(filter(found.pages, wanted.chosen), wanted.order);
    view.clear();
    view.filters.showChosen();
    view.filters.showCounts(count(found.pages, wanted.chosen));
    view.message.show(pages.length ? "" : "nothing");
    if (found.near.length) view.message.offer(found.near, suggestedAddress);
    await view.hits.show({
      table,
      pages,
      forms: found.forms,
      figuresOf: figuresOf(wanted.order, wanted.chosen),
      readTexts: collection.readTexts,
    });
    if (mine !== this.run) return;
    if (this.left) view.hits.goTo(this.left);
    this.left = "";
    view.setStatus(this.describe(wanted, pages.length, found.isNear));
    view.setState("done");
  }

  showNothing() {
    this.view.clear();
    this.view.message.show("hint");
    this.view.setStatus("");
    this.view.setState("idle");
  }

  /**
   * @param {"failed" | "unsupported"} status
   * @param {"failure" | "unsupported"} text
   */
  showFailure(status, text) {
    const { view } = this;
    view.clear();
    view.setStatus(view.say(status));
    const message = view.message.show(text);
    message.querySelector("button")?.addEventListener("click", () => this.update());
    view.setState("error");
  }

  /** Searches for what the form says; a later call makes an earlier one void. */
  async update() {
    clearTimeout(this.pause);
    const wanted = this.form.read();
    const mine = (this.run += 1);
    if (!(NEEDED in globalThis)) {
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
   * Arrows lead through the hits, Escape back to the field, and in it to an empty one.
   * @param {KeyboardEvent} event
   */
  moveByKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { field } = this.form;
    const target = /** @type {Node | null} */ (event.target);
    /** @type {HTMLElement[]} */
    const links = Array.from(this.root.querySelectorAll("[data-case] [data-title]"));
    const at = links.findIndex((link) => link.closest("[data-case]")?.contains(target));
    if (target !== field && at < 0) return;
    const next = findNext(event.key, at, field, links);
    if (!next) return;
    if (event.key === "Escape" && target === field && field.value) {
      field.value = "";
      this.choose();
    }
    next.focus();
    event.preventDefault();
  }

  listen() {
    const { root, form } = this;
    const element = form.field.form;
    form.field.addEventListener("input", (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) this.type();
    });
    form.field.addEventListener("compositionend", () => this.type());
    element?.addEventListener("change", (event) => {
      if (event.target !== form.field) this.choose();
    });
    element?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.choose();
    });
    element?.addEventListener("reset", () => setTimeout(() => this.choose()));
    root.addEventListener("keydown", (event) => this.moveByKey(event));
    root.addEventListener("click", (event) => this.leave(event));
    addEventListener("popstate", () => this.follow());
  }

  /** Offers to switch the "/" key off. */
  offerSlashKey() {
    /** @type {HTMLInputElement} */
    const slash = need(this.root, "[data-search-slash]");
    const showKey = () => (slash.checked = slashKey.isOn);
    const kept = openKept(need(this.root, "[data-storage]"), showKey);
    slash.addEventListener("change", () => {
      slashKey.isOn = slash.checked;
      kept.show();
    });
    showKey();
    need(this.root, "[data-search-keys]").hidden = false;
  }

  start() {
    need(this.root, "[data-search-unable]").remove();
    this.listen();
    this.offerSlashKey();
    // Beside the results there is room for the filters, above them there is not.
    /** @type {HTMLDetailsElement} */
    const filters = need(this.root, "[data-search-filters]");
    filters.open = matchMedia("(min-width: 64rem)").matches;
    const [arrival] = /** @type {PerformanceNavigationTiming[]} */ (
      performance.getEntriesByType("navigation")
    );
    if (arrival?.type === "back_forward") this.left = history.state?.left ?? "";
    return this.follow();
  }
}
