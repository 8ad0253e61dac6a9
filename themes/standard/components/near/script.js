// Starts the page of near cases.
import { need } from "../search/dom.js";
import { NearPage } from "./page.js";

new NearPage(need(document, "[data-near]")).start();
