// What the site keeps on the reader's machine: it is shown in words, and taken away by a button.
import { need } from "../search/dom.js";

const PREFIX = "jirei.";

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

/** Takes all of it away; whether nothing is left. */
export function forget() {
  for (const [key] of listKept()) localStorage.removeItem(key);
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

  /** @param {string} kept */
  function say(kept) {
    const text = Array.from(texts).find((each) => each.dataset.storageText === kept);
    if (text) return text.content.cloneNode(true);
    const item = document.createElement("li");
    item.textContent = kept;
    return item;
  }

  function show() {
    const kept = listKept().map((pair) => pair.join("="));
    list.replaceChildren(...(kept.length ? kept : [""]).map(say));
    status.textContent = "";
    if (kept.length || root.dataset.storage !== "if-any") root.hidden = false;
  }

  need(root, "[data-storage-forget]").addEventListener("click", () => {
    const isForgotten = forget();
    show();
    status.textContent = (isForgotten ? root.dataset.forgotten : root.dataset.failed) ?? "";
    onForget?.();
  });
  show();
  return { show };
}
