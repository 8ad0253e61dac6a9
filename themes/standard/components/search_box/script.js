// "/" leads to the search box, unless the reader has switched that off on the search page (a key
// alone must be one that can be switched off: WCAG 2.1.4).
globalThis.jirei = globalThis.jirei || {};
jirei.slashKey = {
  // On file:// a browser may keep what is set for each page alone (Firefox) or refuse to keep it:
  // there the key works where it can be switched off, and where it is known not to be.
  get isOn() {
    try {
      const kept = localStorage.getItem("jirei.slash");
      if (kept) return kept === "on";
    } catch (error) {
      console.warn(error);
    }
    return location.protocol !== "file:" || document.querySelector("[data-search-slash]") !== null;
  },
  set isOn(value) {
    try {
      localStorage.setItem("jirei.slash", value ? "on" : "off");
    } catch (error) {
      console.warn(error);
    }
  },
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  if (event.isComposing || !jirei.slashKey.isOn) return;
  const boxes = Array.from(document.querySelectorAll("[data-search-field]"));
  const field = boxes.find((box) => box.checkVisibility());
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// A page that was opened from the search marks the words that were sought.
if (new URLSearchParams(location.search).has("mark")) {
  const script = document.createElement("script");
  script.src = new URL("marks.js", document.currentScript.src);
  document.head.append(script);
}
