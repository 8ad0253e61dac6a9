// Offers what may be added to the comparison: all other cases, and those that the reader has gathered.
import { need } from "../search/dom.js";
import { MOST_COMPARED } from "../tray/gathered.js";

/** @import { CaseRow } from "../packs/cases.js" */
/** @import { Say } from "../search/hit.js" */

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {CaseRow[]} rows
 * @param {string[]} chosen
 */
export function fillChoices(root, say, rows, chosen) {
  const form = need(root, "[data-compare-add]");
  /** @type {HTMLSelectElement} */
  const choice = need(form, "select");
  const others = rows.filter(([slug]) => !chosen.includes(slug));
  const options = others.map(([slug, title, organization, number]) => {
    const option = document.createElement("option");
    option.value = slug;
    option.textContent = say("option", { number, organization, title });
    return option;
  });
  choice.replaceChildren(choice.options[0], ...options);
  choice.value = "";
  const isFull = chosen.length >= MOST_COMPARED;
  need(form, "[data-compare-full]").hidden = !isFull;
  for (const part of [choice, need(form, "button")]) part.toggleAttribute("disabled", isFull);
  form.hidden = false;
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {number} count of the cases that are gathered, not shown, and have room
 */
export function offerGathered(root, say, count) {
  const offer = need(root, "[data-compare-gathered]");
  // Firefox keeps what a page of file:// keeps for this page alone.
  const isOwn = location.protocol === "file:" && "mozInnerScreenX" in window;
  need(offer, "button").textContent = say(isOwn ? "gatheredHere" : "gathered", { count });
  offer.hidden = !count;
}
