// What the site keeps on the reader's machine: it is shown in words, and taken away by a button.
import { keptWords } from "../near/home.js";
import { firstIn, need } from "../search/dom.js";
import { gathered } from "../tray/gathered.js";

const PREFIX = "jirei.";
// What is said of a key whose values are too many to have words of their own each.
const VALUES = new Map([
  ["jirei.cases", () => String(gathered.list().length)],
  ["jirei.home", keptWords],
]);

/**
 * All that is kept, by its keys; where the browser keeps nothing for the page, nothing.
 * @returns {[key: string, value: string][]}
 */
export function listKept() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    return keys.sort().map((key) => [key, localStorage.getItem(key) ?? ""]);
  } catch (error) {
    console.warn(error);
    return [];
  }
}

/** Takes all of it away, and tells the page as other tabs are told; whether nothing is left. */
export function forget() {
  for (const [key] of listKept()) localStorage.removeItem(key);
  dispatchEvent(new Event("storage"));
  return listKept().length === 0;
}

/**
 * Shows what is kept, and offers to take it away; among other things ("if-any") not before anything
 * is.
 * @param {HTMLElement} root
 * @param {() => void} [onForget] is told after that
 */
export function openKept(root, onForget) {
  const list = need(root, "[data-storage-list]");
  const status = need(root, "[data-storage-status]");
  /** @type {NodeListOf<HTMLTemplateElement>} */
  const texts = root.querySelectorAll("[data-storage-text]");

  /** @param {string} name */
  const copyText = (name) => {
    const text = Array.from(texts).find((each) => each.dataset.storageText === name);
    return text && firstIn(/** @type {DocumentFragment} */ (text.content.cloneNode(true)));
  };

  /** @param {[key: string, value: string]} pair */
  function say([key, value]) {
    const item = copyText(`${key}=${value}`) ?? copyText(key) ?? document.createElement("li");
    const words = item.textContent || `${key}=${value}`;
    item.textContent = words.replace("{value}", () => VALUES.get(key)?.() || value);
    return item;
  }

  function show() {
    const kept = listKept();
    const nothing = copyText("") ?? "";
    list.replaceChildren(...(kept.length ? kept.map(say) : [nothing]));
    status.textContent = "";
    if (kept.length || root.dataset.storage !== "if-any") root.hidden = false;
  }

  need(root, "[data-storage-forget]").addEventListener("click", () => {
    const isForgotten = forget();
    show();
    status.textContent = (isForgotten ? root.dataset.forgotten : root.dataset.failed) ?? "";
    onForget?.();
  });
  document.addEventListener("gathered", show);
  show();
  return { show };
}
