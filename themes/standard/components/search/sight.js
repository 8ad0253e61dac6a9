// Work on hits that waits until they come into sight.

/**
 * Fills what comes into sight.
 * @param {(hit: HTMLElement) => Promise<void>} fill
 */
export function openSight(fill) {
  /** @type {Set<HTMLElement>} */
  const waiting = new Set();

  /** @param {HTMLElement} hit */
  async function take(hit) {
    observer.unobserve(hit);
    if (waiting.delete(hit)) await fill(hit);
  }

  const observer = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (isIntersecting) take(/** @type {HTMLElement} */ (target));
    }
  });

  return {
    /** @param {HTMLElement[]} hits */
    watch(hits) {
      for (const hit of hits) {
        waiting.add(hit);
        observer.observe(hit);
      }
    },
    /** @param {Iterable<HTMLElement>} [hits] all that wait, unless some are named */
    fill: (hits = waiting) => Promise.all(Array.from(hits, take)),
    stop() {
      waiting.clear();
      observer.disconnect();
    },
  };
}
