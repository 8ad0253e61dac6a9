// Elements of the page, and copies of what stands in its templates.

/**
 * An element that the page always has.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
export function need(root, selector) {
  /** @type {T | null} */
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}

/**
 * The first element in another, or in a fragment.
 * @param {ParentNode} parent
 */
export function firstIn(parent) {
  const first = parent.firstElementChild;
  if (!first) throw new Error("An element to copy is empty");
  return /** @type {HTMLElement} */ (first);
}

/**
 * A copy of what stands in a template.
 * @param {ParentNode} root
 * @param {string} selector
 */
export function copyTemplate(root, selector) {
  /** @type {HTMLTemplateElement} */
  const template = need(root, selector);
  return /** @type {DocumentFragment} */ (template.content.cloneNode(true));
}

/**
 * Fills a list with copies of its first item, one a value; an empty list is hidden.
 * @template T
 * @param {HTMLElement} list
 * @param {T[]} values
 * @param {(item: Element, value: T) => void} write
 */
export function fillList(list, values, write) {
  const item = firstIn(list);
  const items = values.map((value) => {
    const copy = /** @type {Element} */ (item.cloneNode(true));
    write(copy, value);
    return copy;
  });
  list.replaceChildren(...items);
  list.hidden = !items.length;
}

/**
 * @param {Element} item
 * @param {string} text
 */
export function writeText(item, text) {
  item.textContent = text;
}

/**
 * Says a sentence that stands in the page as `data-name`, with `{value}` for what is put in.
 * @param {HTMLElement} root
 * @returns {(name: string, values?: Record<string, string | number | null>) => string}
 */
export function openWords(root) {
  return (name, values = {}) =>
    (root.dataset[name] ?? "").replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}
