// The form of near.html and its address, which say the same thing: the reader's body, and which cases.
import { need } from "../search/dom.js";
import { nameWhole } from "./bodies.js";
import { writeHome } from "./home.js";
import { readPersons } from "./persons.js";

/** @import { Chosen } from "../search/facets.js" */
/** @import { Body } from "./bodies.js" */
/** @import { Home } from "./home.js" */
/**
 * What the reader wants: cases near to a body, within some filters. `typed` is a name that is not yet
 * known to be a body's.
 * @typedef {{ home: Home, typed: string, chosen: Chosen }} Wanted
 */
/** @typedef {{ key: string, value: string }} Fault a value of an address that says nothing known */

const TEXTS = ["name", "population", "place"];
const OF_BODY = ["prefecture", "kind"];
const WITHIN = ["need", "category", "label"];
const SELECTS = [...OF_BODY, ...WITHIN];

/**
 * The query of an address that asks for the same.
 * @param {Wanted} wanted
 */
export function writeWanted({ home, typed, chosen }) {
  const asked = new URLSearchParams(writeHome({ ...home, name: typed }));
  for (const [name, [slug]] of Object.entries(chosen)) asked.set(name, slug);
  const query = asked.toString();
  return query && `?${query}`;
}

export class Form {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.population = this.field("population");
    this.note = need(form, "[data-near-note]");
    /** The chosen body, once it is known. @type {Body | null} */
    this.body = null;
    /** Whether the population is the body's and not typed. */
    this.isFilled = false;
    this.population.addEventListener("input", () => (this.isFilled = false));
  }

  /**
   * @param {string} key
   * @returns {HTMLInputElement | HTMLSelectElement}
   */
  field(key) {
    return need(this.form, `[name=${key}]`);
  }

  /**
   * Chooses a value of a select; whether it has it.
   * @param {string} key
   * @param {string} value
   */
  select(key, value) {
    const field = this.field(key);
    field.value = value;
    const isThere = field.value === value;
    if (!isThere) field.value = "";
    return isThere;
  }

  /**
   * Says beside a field what is wrong with its text, "" where nothing is any more.
   * @param {string} key
   * @param {string} text
   */
  tell(key, text) {
    const error = need(this.form, `[data-near-error=${key}]`);
    error.textContent = text;
    error.hidden = !text;
    if (text) this.field(key).setAttribute("aria-invalid", "true");
    else this.field(key).removeAttribute("aria-invalid");
  }

  /** Leads to the first field whose text is wrong. */
  focusFault() {
    /** @type {HTMLElement | null} */ (this.form.querySelector("[aria-invalid]"))?.focus();
  }

  /**
   * Fills the form with what a query asks for, and gives what of it is nothing known.
   * @param {string} query
   * @returns {Fault[]}
   */
  fill(query) {
    const asked = new URLSearchParams(query);
    for (const key of TEXTS) this.field(key).value = asked.get(key) ?? "";
    this.body = null;
    this.isFilled = false;
    /** @type {HTMLDetailsElement} */
    const within = need(this.form, "[data-near-within]");
    within.open ||= WITHIN.some((key) => asked.has(key));
    const values = SELECTS.map((key) => ({ key, value: asked.get(key) ?? "" }));
    return values.filter(({ key, value }) => !this.select(key, value));
  }

  /**
   * Lets the form say a body, with its population unless the reader has typed one.
   * @param {Body} body
   */
  setBody(body) {
    const { population } = this;
    this.body = body;
    this.field("name").value = nameWhole(body);
    this.field("place").value = body.code;
    this.select("prefecture", body.prefecture);
    this.select("kind", body.kind);
    if (population.value && !this.isFilled) return;
    population.value = body.persons?.toLocaleString("ja") ?? "";
    this.isFilled = true;
  }

  /** Forgets which body was chosen. */
  clearBody() {
    this.field("place").value = "";
    this.body = null;
    this.isFilled = false;
  }

  /**
   * Forgets the body when another prefecture or kind is chosen than its own.
   * @param {string} key
   */
  leaveBody(key) {
    if (!OF_BODY.includes(key) || !this.body) return;
    this.clearBody();
    this.field("name").value = "";
  }

  /** Takes off what the cases are limited by. */
  widen() {
    for (const key of WITHIN) this.select(key, "");
  }

  /** What the cases are limited by, in words: 分類 and 窓口改革. */
  nameChosen() {
    /** @type {HTMLSelectElement[]} */
    const fields = WITHIN.map((key) => need(this.form, `[name=${key}]`));
    return fields
      .filter(({ value }) => value)
      .map(({ labels, selectedOptions: [option] }) => ({
        filter: labels[0].textContent,
        name: option.text,
      }));
  }

  /** @returns {Wanted} */
  read() {
    const [typed, place, prefecture, kind] = ["name", "place", "prefecture", "kind"].map((key) =>
      this.field(key).value.trim(),
    );
    const chosen = WITHIN.map((key) => [key, this.field(key).value]).filter(([, slug]) => slug);
    const persons = readPersons(this.population.value);
    return {
      home: { persons, prefecture, kind, place, name: this.body?.name ?? "" },
      typed: place ? "" : typed,
      chosen: Object.fromEntries(chosen.map(([key, slug]) => [key, [slug]])),
    };
  }
}
