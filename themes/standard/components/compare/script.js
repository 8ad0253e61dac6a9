// Starts the page that compares cases.
import { openCases } from "../packs/cases.js";
import { need } from "../search/dom.js";
import { listenToActs } from "./acts.js";
import { ComparePage } from "./page.js";

const root = need(document, "[data-compare]");
const page = new ComparePage(root, openCases(root.dataset.packs ?? ""));
listenToActs(page);
page.start();
