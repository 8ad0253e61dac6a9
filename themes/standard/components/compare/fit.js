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
 * The first setting that fits; with the last of them one thing more is left out each time.
 * @param {number} spare how many things may be left out
 * @param {(setting: Setting, left: number) => boolean} isFitting whether it fits without so many
 */
export function fit(spare, isFitting) {
  const last = SETTINGS[SETTINGS.length - 1];
  const tries = [
    ...SETTINGS.map((setting) => ({ ...setting, left: 0 })),
    ...Array.from({ length: spare }, (_, at) => ({ ...last, left: at + 1 })),
  ];
  return tries.find((each) => isFitting(each, each.left)) ?? tries[tries.length - 1];
}
