// The bar at the lower edge of every page: how many cases are gathered, and where they can be taken.
import { need, openWords } from "../search/dom.js";
import { keepsApart } from "../storage/apart.js";
import { MOST_COMPARED, gathered } from "./gathered.js";

const COMPARED_LEAST = 2;

/**
 * @param {HTMLElement} root
 * @returns {() => void} shows what is gathered now
 */
export function openBar(root) {
  const say = openWords(root);
  const amount = need(root, "[data-tray-count]");
  const missing = need(root, "[data-tray-missing]");
  const note = need(root, "[data-tray-note]");
  const kept = need(root, "[data-tray-kept]");
  const skip = need(document, "[data-tray-skip]");
  /** @type {HTMLAnchorElement} */
  const compare = need(root, "[data-tray-compare]");
  /** @type {HTMLAnchorElement} */
  const print = need(root, "[data-tray-print]");

  return () => {
    const slugs = gathered.list();
    const count = slugs.length;
    // The focus does not go with the bar.
    if (!count && root.contains(document.activeElement)) {
      need(document, "main").focus({ preventScroll: true });
    }
    root.hidden = !count;
    skip.hidden = !count;
    amount.textContent = say("count", { count });
    compare.search = `?cases=${slugs.join(",")}`;
    print.search = `${compare.search}&form=one-page`;
    print.hidden = print.pathname === location.pathname; // the page itself offers them
    compare.hidden = count < COMPARED_LEAST || count > MOST_COMPARED;
    missing.hidden = !compare.hidden;
    missing.textContent = say(count < COMPARED_LEAST ? "few" : "many", { count });
    note.textContent = gathered.isKept ? (keepsApart() ? say("file") : "") : say("unkept");
    note.hidden = !note.textContent;
    kept.hidden = !gathered.isKept;
  };
}
