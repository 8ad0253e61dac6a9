// Whether the "/" key leads to the search box: a key alone must be one that can be switched off
// (WCAG 2.1.4).

export const slashKey = {
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
