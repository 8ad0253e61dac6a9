// What a reader does with a comparison: hand on its link, its table or a file, and print it.
import { need } from "../search/dom.js";
import { writeChoice } from "./choice.js";
import { listFields, writeCsv } from "./csv.js";
import { addSheets, layOut } from "./paper_sheet.js";
import { plainForms } from "./plain_table.js";
import { copyForms, download } from "./share.js";

/** @import { ComparePage } from "./page.js" */

const PAGE = "compare.html";

/**
 * The address of what is shown: from a stick, that of the site, where it has one.
 * @param {ComparePage} page
 * @param {string} [own] what stands for the address of a page that is on no server
 */
function addressOf({ root, slugs }, own = location.href) {
  if (location.protocol !== "file:") return location.href;
  const { base } = root.dataset;
  return base ? `${base}${PAGE}${writeChoice(slugs)}` : own;
}

/** @param {ComparePage} page */
function saveCsv({ root, compared, say }) {
  /** @type {HTMLTemplateElement} */
  const declared = need(root, "template[data-compare-fields]");
  const columns = compared.map(({ column }) => column);
  const numbers = compared.map(({ row }) => row[3]).join("-");
  const text = writeCsv(listFields(declared.content, columns), columns);
  download(say("file", { numbers }), text, "text/csv;charset=utf-8");
}

/**
 * Lays out what is to be printed; nothing where nothing is shown.
 * @param {ComparePage} page
 */
function prepare(page) {
  const { root, compared, say } = page;
  const sheet = need(document, "[data-compare-paper]");
  const sheets = need(document, "[data-compare-paper-sheets]");
  document.body.toggleAttribute("data-prints-comparison", compared.length > 0);
  if (!compared.length) return;
  const title = say("title", { names: page.names, title: need(root, "caption").textContent });
  const address = addressOf(page, PAGE + writeChoice(page.slugs));
  layOut(root, say, sheet, { title, address, cases: compared });
  /** @type {HTMLInputElement} */
  const isWanted = need(root, "[data-compare-sheets]");
  addSheets(sheets, isWanted.checked ? compared.map(({ parts }) => parts.sheet) : []);
}

/** Takes away what was laid out. */
function clear() {
  for (const name of ["paper", "paper-sheets"]) need(document, `[data-compare-${name}]`).replaceChildren();
  document.body.removeAttribute("data-prints-comparison");
}

/** @param {ComparePage} page */
export function listenToActs(page) {
  const { root, say } = page;
  const status = need(root, "[data-compare-status]");
  /** @type {Record<string, () => string>} each act, and what is said of it */
  const acts = {
    link: () => copyForms({ "text/plain": addressOf(page) }, status) ? say("linkCopied") : say("copyFailed"),
    table: () => copyForms(plainForms(need(root, "table")), status) ? say("tableCopied") : say("copyFailed"),
    csv: () => (saveCsv(page), say("downloaded")),
    print: () => (window.print(), ""),
  };
  need(root, "[data-compare-actions]").addEventListener("click", ({ target }) => {
    /** @type {HTMLElement | null} */
    const button = target instanceof Element ? target.closest("[data-compare-act]") : null;
    const said = button && acts[button.dataset.compareAct ?? ""]?.();
    if (said) page.setStatus(said);
  });
  addEventListener("beforeprint", () => prepare(page));
  addEventListener("afterprint", clear);
}
