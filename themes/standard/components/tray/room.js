// Room for what stays at the lower edge of the view: the page scrolls what has the focus above it.

/** @param {HTMLElement} bar */
export function keepRoom(bar) {
  const { style } = document.documentElement;
  const keep = () => {
    const isStuck = getComputedStyle(bar).position === "sticky";
    style.scrollPaddingBlockEnd = isStuck ? `${bar.offsetHeight + 8}px` : "";
  };
  new ResizeObserver(keep).observe(bar);
  addEventListener("resize", keep);
}
