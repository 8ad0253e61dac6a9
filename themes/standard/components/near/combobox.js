// A field that offers what begins as it is typed: an editable combobox with a list (WAI-ARIA 1.2).
import { copyTemplate, firstIn, need } from "../search/dom.js";

/**
 * What a combobox offers for a text, how an option is written, what comes of picking it, and who is
 * told how many are offered (null: none any more).
 * @template T
 * @typedef {{
 *   find(text: string): Promise<T[]>,
 *   write(option: HTMLElement, value: T): void,
 *   pick(value: T): void,
 *   tell(count: number | null): void,
 * }} Offers
 */

/** @template T */
export class Combobox {
  /**
   * @param {HTMLElement} root holds the field, the list and the template of an option
   * @param {Offers<T>} offers
   */
  constructor(root, offers) {
    this.root = root;
    this.offers = offers;
    /** @type {HTMLInputElement} */
    this.field = need(root, "[role=combobox]");
    this.list = need(root, "ul");
    this.list.setAttribute("role", "listbox"); // a list of options only where it can be used as one
    /** @type {T[]} */
    this.values = [];
    this.active = -1;
    this.run = 0;
    this.listen();
  }

  /** @param {number} at */
  setActive(at) {
    const { field, list } = this;
    this.active = at;
    Array.from(list.children, (option, own) =>
      option.setAttribute("aria-selected", String(own === at)),
    );
    const option = list.children[at];
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /**
   * Shows some options, or none.
   * @param {T[]} values
   */
  fill(values) {
    const { field, list, offers, root } = this;
    this.values = values;
    const options = values.map((value, at) => {
      const option = firstIn(copyTemplate(root, "template"));
      option.id = `${list.id}-${at}`;
      offers.write(option, value);
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = !options.length;
    field.setAttribute("aria-expanded", String(options.length > 0));
    this.setActive(-1);
  }

  close() {
    this.run += 1;
    this.fill([]);
    this.offers.tell(null);
  }

  /** Offers what the text of the field begins. */
  async open() {
    const { field, offers } = this;
    const mine = (this.run += 1);
    if (!field.value.trim()) {
      this.close();
      return;
    }
    const values = await offers.find(field.value);
    if (mine !== this.run) return;
    this.fill(values);
    offers.tell(values.length);
  }

  /** @param {number} at */
  take(at) {
    const value = this.values[at];
    this.close();
    this.offers.pick(value);
  }

  /** @param {number} step */
  async move(step) {
    if (!this.values.length) await this.open();
    const places = this.values.length + 1; // the last is the field itself
    if (places > 1) this.setActive(((this.active + 1 + step + places) % places) - 1);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.isComposing) return;
    const isOpen = this.values.length > 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && this.active >= 0) this.take(this.active);
    else if (event.key === "Escape" && isOpen) this.close();
    else return;
    event.preventDefault();
  }

  listen() {
    const { field, list } = this;
    field.addEventListener("input", () => this.open());
    field.addEventListener("keydown", (event) => this.press(event));
    field.addEventListener("blur", () => this.close());
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", ({ target }) => {
      const option = target instanceof Element ? target.closest("[role=option]") : null;
      if (option) this.take(Array.from(list.children).indexOf(option));
    });
  }
}
