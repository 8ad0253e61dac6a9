// Chooses the cases of the printed edition; the choice stands in the address (?cases=a,b).
import { need } from "../search/dom.js";

/**
 * A case: its line in the contents with a box, and its text below.
 * @typedef {{
 *   slug: string, groups: string[], line: HTMLElement, box: HTMLInputElement, text: HTMLElement,
 * }} Entry
 */

const form = need(document, "[data-edition-form]");
const status = need(form, "[data-edition-status]");
/** @type {HTMLButtonElement} */
const submit = need(form, "[type=submit]");
const count = need(document, "[data-edition-count]");
/** @type {HTMLInputElement[]} */
const boxes = Array.from(document.querySelectorAll("[data-edition-all]"));
/** @type {HTMLElement[]} */
const lines = Array.from(document.querySelectorAll("[data-edition-entry]"));
const entries = lines.map(readEntry);
/** @type {HTMLAnchorElement[]} */
const inner = Array.from(document.querySelectorAll(".edition-case a[href^='#case_']"));
const links = inner.map((link) => {
  const anchor = link.hash.slice(1);
  const entry = entries.find(({ text }) => `${anchor}_`.startsWith(`${text.id}_`));
  return { link, anchor, entry, href: link.getAttribute("href") ?? "" };
});

/**
 * @param {HTMLElement} line
 * @returns {Entry}
 */
function readEntry(line) {
  const { editionEntry: slug = "", editionGroups: groups = "" } = line.dataset;
  const text = need(document, `#case_${CSS.escape(slug)}`);
  return { slug, groups: groups.split(" "), line, box: need(line, "input"), text };
}

/**
 * What is left out of the edition is still linked to: on its own page.
 * @param {(typeof links)[number]} link
 */
function lead({ link, anchor, entry, href }) {
  if (!entry) return;
  const part = anchor.slice(entry.text.id.length + 1);
  const page = entry.text.dataset.editionPage + (part && `#${part}`);
  link.setAttribute("href", entry.box.checked ? href : page);
}

/**
 * @param {string} [text]
 * @param {Record<string, number>} values
 */
const fill = (text = "", values = {}) =>
  text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** Sets the box of a group, which stands for the boxes of its cases. */
function showGroups() {
  for (const box of boxes) {
    const own = entries.filter(({ groups }) => groups.includes(box.dataset.editionAll ?? ""));
    const checked = own.filter((entry) => entry.box.checked).length;
    box.checked = checked === own.length;
    box.indeterminate = checked > 0 && checked < own.length;
  }
  for (const group of document.querySelectorAll("[data-edition-group]")) {
    group.toggleAttribute("data-left-out", !group.querySelector("li input:checked"));
  }
}

function show() {
  const chosen = entries.filter(({ box }) => box.checked);
  for (const { box, line, text } of entries) {
    line.toggleAttribute("data-left-out", !box.checked);
    text.hidden = !box.checked;
  }
  showGroups();
  links.forEach(lead);
  const values = { count: entries.length, chosen: chosen.length };
  status.textContent = fill(chosen.length ? form.dataset.chosen : form.dataset.none, values);
  count.textContent = fill(form.dataset.count, { count: chosen.length });
  submit.disabled = chosen.length === 0;
}

function keep() {
  show();
  const slugs = entries.filter(({ box }) => box.checked).map(({ slug }) => slug);
  const isAll = slugs.length === entries.length;
  const query = isAll || !slugs.length ? "" : `?cases=${slugs.join(",")}`;
  history.replaceState(null, "", location.pathname + query + location.hash);
}

/** @param {(entry: Entry) => boolean} test */
function choose(test) {
  for (const entry of entries) entry.box.checked = test(entry);
}

function listen() {
  for (const box of boxes) {
    box.addEventListener("change", () => {
      for (const { box: own, groups } of entries) {
        if (groups.includes(box.dataset.editionAll ?? "")) own.checked = box.checked;
      }
      keep();
    });
  }
  for (const { box } of entries) box.addEventListener("change", keep);
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = form.querySelectorAll("[data-edition-set]");
  for (const button of buttons) {
    button.addEventListener("click", () => {
      choose(() => button.dataset.editionSet === "all");
      keep();
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    window.print();
  });
}

listen();
const asked = (new URLSearchParams(location.search).get("cases") ?? "").split(",");
const known = entries.filter(({ slug }) => asked.includes(slug));
choose((entry) => !known.length || known.includes(entry));
/** @type {NodeListOf<HTMLElement>} */
const hiddenBoxes = document.querySelectorAll(".edition-contents input");
for (const box of hiddenBoxes) box.hidden = false;
form.hidden = false;
show();
