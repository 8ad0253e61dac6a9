// The card of a case as its pack holds it → elements, made one by one: no text becomes HTML.

/** @typedef {string | Branch} Tree */
/** @typedef {[tag: string, attributes: Record<string, string>, children: Tree[]]} Branch */

const HTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Tree} tree
 * @param {string} heading the tag of the card's heading, which is one lower in some lists
 * @returns {string | Element}
 */
function build(tree, heading, space = HTML) {
  if (typeof tree === "string") return tree;
  const [tag, attributes, children] = tree;
  const own = tag === "svg" ? SVG : space;
  const element = document.createElementNS(own, tag === "h3" ? heading : tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((child) => build(child, heading, own)));
  return element;
}

/**
 * @param {Tree[]} trees
 * @param {string} heading
 */
export function buildCard(trees, heading) {
  const card = document.createDocumentFragment();
  card.append(...trees.map((tree) => build(tree, heading)));
  return card;
}
