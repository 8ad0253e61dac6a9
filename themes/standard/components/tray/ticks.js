// The boxes that gather cases: each stands in a label that is shown where the scripts run.
import { gathered } from "./gathered.js";

/** @param {ParentNode} root */
const boxesIn = (root) =>
  /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input[data-tick]"));

/**
 * Shows the boxes of what has been built, ticked where their cases are gathered.
 * @param {ParentNode} root
 */
export function showTicks(root) {
  const slugs = new Set(gathered.list());
  for (const box of boxesIn(root)) {
    box.checked = slugs.has(box.dataset.tick ?? "");
    const label = box.closest("label");
    if (label) label.hidden = false;
  }
}
