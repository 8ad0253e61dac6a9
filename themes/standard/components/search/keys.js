// The keys of the search page: arrows lead through the hits, Escape back, "/" can be switched off.
import { slashKey } from "../search_box/slash_key.js";
import { openKept } from "../storage/kept.js";
import { need } from "./dom.js";

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

/**
 * Arrows lead through the hits, Escape back to the field, and in it to an empty one.
 * @param {HTMLElement} root
 * @param {HTMLInputElement} field
 * @param {() => void} empty is told that the field was emptied
 */
export function listenToKeys(root, field, empty) {
  root.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {Node | null} */ (event.target);
    /** @type {HTMLElement[]} */
    const links = Array.from(root.querySelectorAll("[data-case] [data-title]"));
    const at = links.findIndex((link) => link.closest("[data-case]")?.contains(target));
    if (target !== field && at < 0) return;
    const next = findNext(event.key, at, field, links);
    if (!next) return;
    if (event.key === "Escape" && target === field && field.value) {
      field.value = "";
      empty();
    }
    next.focus();
    event.preventDefault();
  });
}

/**
 * Tells of the keys, and offers to switch the "/" key off.
 * @param {HTMLElement} root
 */
export function offerKeys(root) {
  /** @type {HTMLInputElement} */
  const slash = need(root, "[data-search-slash]");
  const showKey = () => (slash.checked = slashKey.isOn);
  const kept = openKept(need(root, "[data-storage]"), showKey);
  slash.addEventListener("change", (event) => {
    event.stopPropagation(); // it is no condition
    slashKey.isOn = slash.checked;
    kept.show();
  });
  showKey();
  for (const told of root.querySelectorAll("[data-search-keys]")) told.removeAttribute("hidden");
}
