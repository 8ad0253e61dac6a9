// Runs axe-core in a page; what it doubts of a contrast is measured against the ground of the text.
const options = {
  runOnly: { type: "tag", values: arguments[0].split(" ") },
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations", "incomplete"],
};
const { passes, violations, incomplete } = await axe.run(document, options);

const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
const luminance = (colour) => {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
// The browser's own ground, light or dark, below a page that has none.
const probe = document.body.appendChild(document.createElement("div"));
probe.style.backgroundColor = "Canvas";
const canvas = getComputedStyle(probe).backgroundColor;
probe.remove();
// The colour below a text: shadows at the edges of a wide table and lines of a drawing aside.
const groundOf = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if ((channels(colour)[3] ?? 1) === 1) return colour;
  }
  return canvas;
};
const contrastOf = (element) => {
  const { color, fill } = getComputedStyle(element);
  const lights = [element instanceof SVGElement ? fill : color, groundOf(element)].map(luminance);
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
};

const describe = (found) => found.flatMap((rule) => rule.nodes.map((node) => ({
  rule: rule.id,
  target: node.target.join(" "),
  text: `${rule.help}: ${node.failureSummary ?? ""}`,
  contrast: rule.id === "color-contrast" ? contrastOf(document.querySelector(node.target[0])) : 0,
})));
return {
  version: axe.version,
  passes: passes.map((rule) => rule.id),
  violations: describe(violations),
  doubts: describe(incomplete),
};
