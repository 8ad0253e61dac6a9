// Prints chosen cases: which and how stands in the address (?cases=a,b&form=one-page).
import { openCases } from "../packs/cases.js";
import { need } from "../search/dom.js";
import { PrintPage } from "./printing.js";

const root = need(document, ".edition");
const cases = openCases(need(root, "[data-edition]").dataset.folder ?? "");
document.body.dataset.paper = "unready";
cases.readTable().then(
  (table) => new PrintPage(root, cases, table).open(),
  (error) => {
    console.error(error);
    need(root, "[data-edition-unable]").hidden = false;
  },
);
