// Runs axe-core in a page; what it doubts of a contrast is measured against the ground of the text.

/**
 * What axe-core says of a rule (its names).
 * @typedef {{ target: string[], failureSummary?: string }} RuleNode
 * @typedef {{ id: string, help: string, nodes: RuleNode[] }} Rule
 * @typedef {{ passes: Rule[], violations: Rule[], incomplete: Rule[] }} Results
 * @typedef {{ version: string, run(context: Node, options: object): Promise<Results> }} Axe
 */

/** @param {string} colour */
const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);

/** @param {string} colour */
const luminance = (colour) => {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The browser's own ground, light or dark, below a page that has none. */
const findCanvas = () => {
  const probe = document.body.appendChild(document.createElement("div"));
  probe.style.backgroundColor = "Canvas";
  const canvas = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return canvas;
};

/**
 * The colour below a text: shadows at the edges of a wide table and lines of a drawing aside.
 * @param {Element} element
 */
const groundOf = (element) => {
  for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if ((channels(colour)[3] ?? 1) === 1) return colour;
  }
  return findCanvas();
};

/** @param {Element} element */
const contrastOf = (element) => {
  const { color, fill } = getComputedStyle(element);
  const lights = [element instanceof SVGElement ? fill : color, groundOf(element)].map(luminance);
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
};

/** @param {string} selector */
const measure = (selector) => {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`axe-core names ${selector}, which is not there`);
  return contrastOf(element);
};

/** @param {Rule[]} found */
const describe = (found) =>
  found.flatMap((rule) =>
    rule.nodes.map((node) => ({
      rule: rule.id,
      target: node.target.join(" "),
      text: `${rule.help}: ${node.failureSummary ?? ""}`,
      contrast: rule.id === "color-contrast" ? measure(node.target[0]) : 0,
    })),
  );

/**
 * What axe-core finds with the rules of these tags.
 * @param {Axe} axe
 * @param {string} tags
 */
// eslint-disable-next-line no-unused-vars -- audit/axe.py calls it
async function lookAt(axe, tags) {
  const { passes, violations, incomplete } = await axe.run(document, {
    runOnly: { type: "tag", values: tags.split(" ") },
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations", "incomplete"],
  });
  return {
    version: axe.version,
    passes: passes.map((rule) => rule.id),
    violations: describe(violations),
    doubts: describe(incomplete),
  };
}
