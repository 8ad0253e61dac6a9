// Marks, in the contents of a case page, the part that is being read.

/** @type {NodeListOf<HTMLAnchorElement>} */
const anchors = document.querySelectorAll(".contents a");
const links = new Map(Array.from(anchors, (link) => [link.hash.slice(1), link]));
const parts = Array.from(links.keys(), (id) => document.getElementById(id)).filter(
  (part) => part !== null,
);
/** @type {Set<Element>} */
const inView = new Set();
const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) inView.add(target);
    else inView.delete(target);
  }
  const current = parts.find((part) => inView.has(part));
  for (const [id, link] of links) {
    if (current && id === current.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}, { rootMargin: "-10% 0px -60% 0px" });
for (const part of parts) observer.observe(part);

export {};
