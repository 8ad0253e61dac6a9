// How near cases come to the reader's own body: by population, then by where they lie and what kind
// of body they are of. What is unknown counts nothing. generator/collection/closeness.py goes by the
// same rule.

/** @import { CaseRow, CaseTable } from "../packs/cases.js" */
/** @import { Home } from "./home.js" */
/** @typedef {"" | "same" | "beside" | "region"} Area where a case lies, seen from the reader */
/**
 * A case, and why it stands where it does: its population is `times` the reader's.
 * @typedef {{ row: CaseRow, times: number | null, area: Area, isSameKind: boolean }} Near
 */

/** @type {Record<Area, number>} */
const AREA_GAINS = { same: 1, beside: 0.5, region: 0.25, "": 0 };
const KIND_GAIN = 0.25;
const PREFECTURE = "prefecture";
const DIGITS = 1e9; // half and twice as many are as far, whatever is lost in rounding

/**
 * @param {string} own
 * @param {string} other
 * @param {CaseTable["prefectures"]} prefectures
 * @returns {Area}
 */
function seeArea(own, other, prefectures) {
  const [, region, beside] = prefectures[own] ?? ["", "", []];
  if (!region) return "";
  if (own === other) return "same";
  if (beside.includes(other)) return "beside";
  return region === prefectures[other]?.[1] ? "region" : "";
}

/**
 * @param {Home} home
 * @param {CaseRow} row
 * @param {CaseTable["prefectures"]} prefectures
 * @returns {Near}
 */
function compare(home, row, prefectures) {
  const [, , , , persons, prefecture, kind] = row;
  return {
    row,
    times: home.persons && persons / home.persons,
    area: seeArea(home.prefecture, prefecture, prefectures),
    isSameKind: home.kind !== "" && home.kind === kind,
  };
}

/** @param {Near} near */
function measure({ times, area, isSameKind }) {
  const apart = times === null ? 0 : Math.abs(Math.log2(times));
  const distance = apart - AREA_GAINS[area] - (isSameKind ? KIND_GAIN : 0);
  return Math.round(distance * DIGITS);
}

/**
 * Cases by closeness, each with its reason; those of prefectures come last, but for a prefecture.
 * @param {Home} home
 * @param {CaseRow[]} rows
 * @param {CaseTable["prefectures"]} prefectures
 * @returns {Near[]}
 */
export function rankNear(home, rows, prefectures) {
  const isApart = (/** @type {CaseRow} */ row) =>
    row[6] === PREFECTURE && home.kind !== PREFECTURE;
  return rows
    .map((row) => compare(home, row, prefectures))
    .map((near) => ({ near, key: [Number(isApart(near.row)), measure(near), near.row[3]] }))
    .sort(({ key: one }, { key: other }) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2])
    .map(({ near }) => near);
}
