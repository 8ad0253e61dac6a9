/* On a case's page: marks the words that a search came with (?mark=), and scrolls to the first. */
(function () {
  "use strict";
  const { foldWithPlaces, locateAll } = globalThis.jirei.text;
  const forms = new URLSearchParams(location.search).getAll("mark").filter(Boolean);

  /** Wraps the parts of an element's text that lie between pairs of places. */
  function mark(element, marks) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let start = 0;
    for (const node of nodes) {
      const end = start + node.length;
      for (const [from, to] of [...marks].reverse()) {
        if (from >= end || to <= start) continue;
        const range = document.createRange();
        range.setStart(node, Math.max(from - start, 0));
        range.setEnd(node, Math.min(to, end) - start);
        range.surroundContents(document.createElement("mark"));
      }
      start = end;
    }
  }

  for (const element of document.querySelectorAll("[data-search-text]")) {
    mark(element, locateAll(forms, foldWithPlaces(element.textContent)));
  }
  const anchor = decodeURIComponent(location.hash.slice(1));
  const target = anchor ? document.getElementById(anchor) : null;
  const all = Array.from(document.querySelectorAll("mark"));
  const isAfter = (found) =>
    !target || target.compareDocumentPosition(found) & Node.DOCUMENT_POSITION_FOLLOWING;
  (all.find(isAfter) ?? all[0])?.scrollIntoView({ block: "center" });
})();
