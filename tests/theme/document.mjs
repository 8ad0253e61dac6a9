// The document that a module of the pages is tested in: jsdom, whose names become the globals that
// the module reads. What jsdom does not have (layout, observers) is the least that a test can see.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const NAMES = [
  ...["window", "document", "location", "history", "addEventListener", "dispatchEvent"],
  ...["Element", "Event", "HTMLElement", "HTMLScriptElement", "Node", "NodeFilter"],
];
const GOLDEN = new URL("../golden/small/", import.meta.url);

/** The observers that have been made, to be told what comes into sight. @type {Sight[]} */
export const sights = [];

class Sight {
  /** @param {(seen: { isIntersecting: boolean, target: Element }[]) => void} tell */
  constructor(tell) {
    this.tell = tell;
    /** @type {Set<Element>} */
    this.observed = new Set();
    sights.push(this);
  }

  /** @param {Element} target */
  observe(target) {
    this.observed.add(target);
  }

  /** @param {Element} target */
  unobserve(target) {
    this.observed.delete(target);
  }

  disconnect() {
    this.observed.clear();
  }

  /** @param {Element} target */
  see(target) {
    this.tell([{ isIntersecting: this.observed.has(target), target }]);
  }
}

/**
 * Makes a document the one of this program; `jumps` are the elements that were scrolled to.
 * @param {string} html
 */
export function openDocument(html, url = "https://example.jp/search.html") {
  const { window } = new JSDOM(html, { url, pretendToBeVisual: true });
  /** @type {Element[]} */
  const jumps = [];
  const globals = /** @type {any} */ (window);
  // On file:// jsdom refuses to keep anything, as browsers may.
  const names = url.startsWith("file:") ? NAMES : [...NAMES, "localStorage"];
  for (const name of names) {
    const isMethod = typeof globals[name] === "function" && /^[a-z]/.test(name);
    const value = isMethod ? globals[name].bind(window) : globals[name];
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  const media = { matches: true, addEventListener: () => {} };
  Object.assign(globalThis, { IntersectionObserver: Sight, matchMedia: () => media });
  globals.Element.prototype.scrollIntoView = function scrollIntoView() {
    jumps.push(this);
  };
  sights.length = 0;
  return { window: globals, jumps };
}

/** The search page as the build writes it, of the small site of tests/golden. */
export function openSearchPage(query = "") {
  const html = readFileSync(new URL("search.html", GOLDEN), "utf8");
  const opened = openDocument(html, `https://example.jp/search.html${query}`);
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-search]"));
  return { ...opened, root };
}

/**
 * The texts of the elements at a selector.
 * @param {ParentNode} root
 * @param {string} selector
 */
export const textsOf = (root, selector) =>
  Array.from(root.querySelectorAll(selector), (element) => element.textContent?.trim() ?? "");

/** Lets all that waits for nothing but promises go on. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
