// Starts the tray of a page. What other tabs, and other pages before this came back, have changed
// is shown, too.
import { openCases } from "../packs/cases.js";
import { need } from "../search/dom.js";
import { keepRoom } from "./room.js";
import { openTray } from "./tray.js";

/** @type {HTMLElement | null} */
const root = document.querySelector("[data-tray]");
if (root) {
  const cases = openCases(root.dataset.packs ?? "");
  const show = openTray(root, need(document, "[data-tray-status]"), cases);
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  keepRoom(root);
}
