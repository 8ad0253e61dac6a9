// The page of what the site keeps. What another of its pages changes meanwhile is shown, too.
import { need } from "../search/dom.js";
import { openKept } from "./kept.js";

const kept = openKept(need(document, "[data-storage]"));
addEventListener("storage", kept.show);
addEventListener("pageshow", kept.show);
