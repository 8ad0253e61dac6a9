// Prints chosen cases: which and how stands in the address (?cases=a,b&form=one-page).
import { openCases } from "../packs/cases.js";
import { need } from "../search/dom.js";
import { openPrint } from "./printing.js";

const root = need(document, ".edition");
openPrint(root, openCases(need(root, "[data-edition]").dataset.folder ?? ""));
