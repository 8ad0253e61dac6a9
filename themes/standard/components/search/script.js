// Starts the search on its page.
import { SearchPage } from "./page.js";

/** @type {HTMLElement | null} */
const root = document.querySelector("[data-search]");
if (root) new SearchPage(root).start();
