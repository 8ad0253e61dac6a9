// Keeps the reader's body on this machine at a button, and takes it away at another.
import { need } from "../search/dom.js";
import { keepsApart } from "../storage/apart.js";
import { forgetHome, isKnown, keepHome, keptHome, writeHome } from "./home.js";

/** @import { Say } from "../search/hit.js" */
/** @import { Home } from "./home.js" */

/**
 * @param {HTMLElement} root
 * @param {Say} say
 */
export function openKeep(root, say) {
  const [set, forget] = [need(root, "[data-near-set]"), need(root, "[data-near-forget]")];
  const [status, note] = [need(root, "[data-near-kept]"), need(root, "[data-near-keep-note]")];
  const isAlone = keepsApart();
  need(note, "[data-near-together]").hidden = isAlone;
  need(note, "[data-near-alone]").hidden = !isAlone;
  /** @type {Home | null} */
  let shown = null;
  let words = "";

  function update() {
    const kept = keptHome();
    const isNew = shown !== null && isKnown(shown) && (!kept || writeHome(kept) !== writeHome(shown));
    set.hidden = !isNew;
    forget.hidden = !kept;
    note.hidden = !isNew && !kept;
  }

  /**
   * @param {HTMLElement} next takes the focus of the button that goes
   * @param {string} news
   */
  function tell(next, news) {
    update();
    status.textContent = say(news);
    if (!next.hidden) next.focus();
  }

  set.addEventListener("click", () => tell(forget, shown && keepHome(shown, words) ? "kept" : "notKept"));
  forget.addEventListener("click", () => tell(set, forgetHome() ? "forgotten" : "notForgotten"));

  /**
   * Offers to keep what the list starts from, and says what is kept.
   * @param {Home | null} home
   */
  return function show(home, told = "") {
    shown = home;
    words = told;
    status.textContent = "";
    update();
  };
}
