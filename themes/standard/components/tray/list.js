// The list of the gathered cases in the tray; their titles are read when it is first shown.
import { copyTemplate, firstIn, need, openWords } from "../search/dom.js";
import { gathered } from "./gathered.js";

/** @import { Cases, CaseRow } from "../packs/cases.js" */

/** A title as it stands in 「」: its own are 『』 there. @param {string} title */
const nameOf = (title) => title.replaceAll("「", "『").replaceAll("」", "』");

/**
 * @param {HTMLElement} root
 * @param {Cases} cases
 * @returns {() => Promise<void>} shows what is gathered now
 */
export function openList(root, cases) {
  const say = openWords(root);
  const list = need(root, "[data-tray-cases]");
  /** @type {Map<string, CaseRow> | null} */
  let rows = null;

  /** @param {string} slug */
  function makeItem(slug) {
    const item = firstIn(copyTemplate(root, "[data-tray-case]"));
    const [, title, organization] = rows?.get(slug) ?? [slug, slug, ""];
    /** @type {HTMLAnchorElement} */
    const link = need(item, "[data-title]");
    /** @type {HTMLButtonElement} */
    const button = need(item, "[data-remove]");
    link.href = `${root.dataset.root}cases/${slug}.html`;
    link.textContent = title;
    need(item, "[data-organization]").textContent = organization;
    button.dataset.remove = slug;
    button.value = nameOf(title);
    button.setAttribute("aria-label", say("removeOf", { title: button.value }));
    return item;
  }

  async function readRows() {
    try {
      const { cases: all } = await cases.readTable();
      return new Map(all.map((row) => [row[0], row]));
    } catch (error) {
      console.warn(error);
      return null;
    }
  }

  return async () => {
    rows ??= await readRows();
    need(root, "[data-tray-fault]").hidden = rows !== null;
    if (rows) gathered.retain(new Set(rows.keys()));
    const items = gathered.list().map(makeItem);
    const at = Array.from(list.children).findIndex((item) => item.contains(document.activeElement));
    list.replaceChildren(...items);
    if (at >= 0 && items.length) need(items[Math.min(at, items.length - 1)], "[data-remove]").focus();
  };
}
