// Fits the comparison to one sheet: smaller type first, then a table that takes less room, then fewer
// rows.

/**
 * A way to set a sheet: the type in points, and whether the table is the compact one.
 * @typedef {{ size: number, isCompact: boolean }} Setting
 */

/** The ways from the easiest to read. Below the smallest type nobody reads what is printed. */
export const SETTINGS = [
  ...[9, 8.5, 8, 7.5].map((size) => ({ size, isCompact: false })),
  ...[9, 8.5, 8, 7.5, 7, 6.5].map((size) => ({ size, isCompact: true })),
];

/**
 * The first setting that fits. Where none does, with the last of them one thing more is left out each
 * time, and what has room after all comes back, the most vital first.
 * @template T
 * @param {T[]} spare what may be left out, the least vital first
 * @param {(setting: Setting, left: T[]) => boolean} isFitting is called last with what fits
 */
export function fit(spare, isFitting) {
  if (SETTINGS.some((setting) => isFitting(setting, []))) return;
  const last = SETTINGS[SETTINGS.length - 1];
  const counts = spare.map((_, at) => at + 1);
  const least = counts.find((count) => isFitting(last, spare.slice(0, count))) ?? spare.length;
  let left = spare.slice(0, least);
  for (const thing of Array.from(left).reverse()) {
    const fewer = left.filter((each) => each !== thing);
    if (isFitting(last, fewer)) left = fewer;
  }
  isFitting(last, left);
}
