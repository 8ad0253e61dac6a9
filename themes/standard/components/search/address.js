// The address and the form of the search, which say the same thing.
import { NEAR, askedHome, offerNear } from "../near/near_order.js";

/** @import { Chosen } from "./facets.js" */
/**
 * What is sought: words, the values chosen in the filters, and the order of the hits,
 * that of closeness with the home that it starts from.
 * @typedef {{ text: string, chosen: Chosen, order: string, home?: string }} Wanted
 */
/** @typedef {ReturnType<typeof openForm>} Form */

const MOST_CHARACTERS = 200; // as many as the field takes

/**
 * The query of an address; nothing where nothing is wanted.
 * @param {Wanted} wanted
 */
export function writeQuery({ text, chosen, order, home }) {
  const asked = new URLSearchParams();
  if (text) asked.set("q", text);
  for (const [name, slugs] of Object.entries(chosen)) {
    for (const slug of slugs) asked.append(name, slug);
  }
  if (order) asked.set("sort", order);
  if (home) asked.set("home", home);
  const query = asked.toString();
  return query && `?${query}`;
}

/**
 * Lets the address say what is wanted, in a new entry of the history or in the same.
 * @param {Wanted} wanted
 * @param {boolean} isNewEntry
 */
export function writeAddress(wanted, isNewEntry) {
  const address = location.pathname + writeQuery(wanted);
  if (address === location.pathname + location.search) return;
  if (isNewEntry) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

/** @param {HTMLFormElement} form whose filters may stand elsewhere on the page */
export function openForm(form) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const order = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort"));
  const boxes = /** @type {HTMLInputElement[]} */ (
    Array.from(form.elements).filter((element) => element.matches("input[data-facet]"))
  );
  let home = "";

  return {
    field,

    /**
     * Fills the form with what the query of an address asks for.
     * @param {string} query
     */
    fill(query) {
      const asked = new URLSearchParams(query);
      const sort = asked.get("sort") ?? "";
      for (const box of boxes) {
        // A filter of one term is on whatever its value: new=1 is as good as new=new.
        box.checked = asked
          .getAll(box.name)
          .some(
            (value) =>
              value === box.value ||
              ("single" in box.dataset && !["", "0", "false"].includes(value)),
          );
      }
      field.value = Array.from(asked.get("q") ?? "").slice(0, MOST_CHARACTERS).join("");
      home = askedHome(query);
      offerNear(order, home);
      const option = Array.from(order.options).find(({ value }) => value === sort);
      order.value = option && !option.disabled ? sort : "";
    },

    /** Takes off all filters; words and order stay. */
    takeOff() {
      for (const box of boxes) box.checked = false;
    },

    /** @returns {Wanted} */
    read() {
      /** @type {Chosen} */
      const chosen = {};
      for (const box of boxes) if (box.checked) (chosen[box.name] ??= []).push(box.value);
      const wanted = { text: field.value.trim(), chosen, order: order.value };
      return order.value === NEAR ? { ...wanted, home } : wanted;
    },
  };
}
