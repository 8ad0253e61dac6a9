// Room for what stays at the lower edge of the view: what has the focus is scrolled above it.

/**
 * Bring out what the bar covers where it comes or grows, as a box that has just been ticked by key.
 * What is higher than the view cannot be.
 * @param {HTMLElement} bar
 */
function uncover(bar) {
  const focused = document.querySelector(":focus-visible");
  if (!focused || bar.contains(focused)) return;
  const { top, bottom } = focused.getBoundingClientRect();
  const cover = bar.getBoundingClientRect();
  if (top < cover.bottom && bottom > cover.top && bottom - top < cover.top) {
    focused.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
}

/** @param {HTMLElement} bar */
export function keepRoom(bar) {
  const { style } = document.documentElement;
  const keep = () => {
    const isStuck = getComputedStyle(bar).position === "sticky";
    style.scrollPaddingBlockEnd = isStuck ? `${bar.offsetHeight + 8}px` : "";
    if (isStuck) uncover(bar);
  };
  new ResizeObserver(keep).observe(bar);
  addEventListener("resize", keep);
}
