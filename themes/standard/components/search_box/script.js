// "/" leads to the search box, unless the reader has switched that off on the search page.
import { loadScript } from "./load_script.js";
import { slashKey } from "./slash_key.js";

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const isTyping = target?.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  if (event.isComposing || !slashKey.isOn) return;
  /** @type {HTMLInputElement[]} */
  const boxes = Array.from(document.querySelectorAll("[data-search-field]"));
  const field = boxes.find((box) => box.getClientRects().length > 0);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// A page that was opened from the search marks the words that were sought.
const own = document.currentScript;
if (own instanceof HTMLScriptElement && new URLSearchParams(location.search).has("mark")) {
  loadScript(new URL("marks.js", own.src).href).catch(console.warn);
}
