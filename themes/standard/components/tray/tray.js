// The tray of a page: what is ticked goes in, what is taken off goes out, and each change is told.
import { copyTemplate, firstIn, need, openWords } from "../search/dom.js";
import { openBar } from "./bar.js";
import { gathered } from "./gathered.js";
import { openList } from "./list.js";
import { showTicks } from "./ticks.js";

/** @import { Cases } from "../packs/cases.js" */

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} status
 * @param {Cases} cases
 * @returns {() => void} shows what is gathered now, which another tab may have changed
 */
export function openTray(root, status, cases) {
  const say = openWords(root);
  const showBar = openBar(root);
  const showList = openList(root, cases);
  const [full, way] = ["full", "way"].map((name) => firstIn(copyTemplate(root, `[data-tray-${name}]`)));
  /** @type {HTMLDetailsElement} */
  const details = need(root, "details");

  /**
   * @param {"added" | "removed" | "cleared"} change
   * @param {string} [title]
   */
  function tell(change, title = "") {
    const count = gathered.list().length;
    status.textContent = say(change, { title }) + (count ? say("chosen", { count }) : "");
  }

  function show() {
    full.remove();
    if (!gathered.list().length) way.remove();
    showTicks(document);
    showBar();
    if (details.open) showList();
  }

  /** @param {HTMLInputElement} box */
  function take(box) {
    const slug = box.dataset.tick ?? "";
    if (box.checked && !gathered.add(slug)) {
      box.checked = false;
      box.closest("label")?.after(full);
      status.textContent = full.textContent;
      return;
    }
    if (box.checked) box.closest("label")?.after(way);
    else gathered.remove(slug);
    tell(box.checked ? "added" : "removed", box.value);
  }

  document.addEventListener("change", ({ target }) => {
    const box = /** @type {HTMLInputElement} */ (target);
    if (box.dataset.tick) take(box);
  });
  document.addEventListener("gathered", show);
  details.addEventListener("toggle", show);
  root.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !details.open) return;
    details.open = false;
    need(details, "summary").focus();
  });
  root.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (!button) return;
    if (button.dataset.remove) gathered.remove(button.dataset.remove);
    else gathered.clear();
    tell(button.dataset.remove ? "removed" : "cleared", button.value);
  });
  show();
  return show;
}
