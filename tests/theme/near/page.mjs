// The page of near cases as the build writes it for the small site of tests/golden, with cases and
// places of this file's own.
import { readFileSync } from "node:fs";
import { NearPage } from "../../../themes/standard/components/near/page.js";
import { openDocument } from "../document.mjs";

/** @import { Place } from "../../../themes/standard/components/near/bodies.js" */
/** @import { Cases, CaseRow, CaseTable } from "../../../themes/standard/components/packs/cases.js" */

const GOLDEN = new URL("../../golden/small/near.html", import.meta.url);

/** @type {Place[]} */
const PLACES = [
  ["140007", "神奈川県", "カナガワケン", "kanagawa", "prefecture", null, null],
  ["143626", "大井町", "オオイマチ", "kanagawa", "town", null, null],
  ["330001", "岡山県", "オカヤマケン", "okayama", "prefecture", null, null],
  ["336068", "鏡野町", "カガミノチョウ", "okayama", "town", 12_000, "令和6年1月1日"],
  ["339991", "大井町", "オオイチョウ", "okayama", "town", null, null],
];
/** @type {CaseRow[]} */
const ROWS = [
  ["minato", "港の取組", "兵庫県港市", 1, 150_000, "hyogo", "city"],
  ["yama", "山の取組", "岡山県山町", 2, 8_000, "okayama", "town"],
  ["kawa", "川の取組", "広島県川町", 3, 24_000, "hiroshima", "town"],
];
/** @type {CaseTable} */
export const TABLE = {
  cases: ROWS,
  facets: {
    need: [["less-paper"], [[], [0], []]],
    category: [["online-services", "internal-operations"], [[0], [1], [0]]],
    label: [["online-applications"], [[0], [], [0]]],
  },
  prefectures: {
    kanagawa: ["神奈川県", "関東", []],
    okayama: ["岡山県", "中国", ["hiroshima", "hyogo"]],
    hiroshima: ["広島県", "中国", ["okayama"]],
    hyogo: ["兵庫県", "近畿", ["okayama"]],
  },
  kinds: { prefecture: "都道府県", city: "市", town: "町" },
};

/**
 * Cases of this file; a part that is to fail is named.
 * @param {string[]} failing
 * @returns {Cases}
 */
export function makeCases(...failing) {
  /** @type {<T>(name: string, value: T) => Promise<T>} */
  const give = async (name, value) => {
    if (failing.includes(name)) throw new Error(`${name} is damaged`);
    return value;
  };
  return {
    readTable: () => give("table", TABLE),
    readPlaces: () => give("places", PLACES),
    readParts: (slug) => give("parts", { card: makeCard(slug), column: [], sheet: [] }),
    readWhole: () => give("whole", []),
  };
}

/**
 * @param {string} slug
 * @returns {import("../../../themes/standard/components/search/card.js").Tree[]}
 */
const makeCard = (slug) => [
  ["h3", { "data-slot": "title" }, []],
  ["p", { "data-slot": "organization" }, [`${slug}の団体`]],
  ["p", { "data-slot": "labels" }, []],
];

/**
 * @param {string} query
 * @param {Cases} cases
 */
export function openNearPage(query, cases = makeCases()) {
  const url = `https://example.jp/near.html${query}`;
  const opened = openDocument(readFileSync(GOLDEN, "utf8"), url);
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-near]"));
  return { ...opened, root, page: new NearPage(root, cases) };
}
