// Fits the comparison to one sheet: smaller type first, then fewer rows.

// Points. Below the smallest nobody reads what is printed.
export const SIZES = [9, 8.5, 8, 7.5, 7, 6.5];

/**
 * Tries the sizes from the largest, and at the smallest leaves out one more each time, until it fits.
 * @template T
 * @param {T[]} spare what may be left out, the least vital first
 * @param {(size: number, left: T[]) => boolean} isFitting
 * @returns {{ size: number, left: T[] }} the size that fits, and what was left out for it
 */
export function fit(spare, isFitting) {
  const smallest = SIZES[SIZES.length - 1];
  for (const size of SIZES) if (isFitting(size, [])) return { size, left: [] };
  for (let count = 1; count < spare.length; count += 1) {
    const left = spare.slice(0, count);
    if (isFitting(smallest, left)) return { size: smallest, left };
  }
  isFitting(smallest, spare);
  return { size: smallest, left: spare };
}
