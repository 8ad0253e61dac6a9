// A table of cases as packs/collection.js has it, for tests.

/** @import { CaseTable } from "../../../themes/standard/components/packs/cases.js" */

/**
 * Cases c1, c2 … by number; `category` gives the slug of each one's category.
 * @param {number} count
 * @param {(number: number) => string} category
 * @returns {CaseTable}
 */
export function makeTable(count, category = () => "online-services") {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const terms = Array.from(new Set(numbers.map(category)));
  const bands = ["10k-50k", "prefecture"];
  return {
    cases: numbers.map((number) => {
      const names = /** @type {const} */ ([`c${number}`, `題${number}`, `団体${number}`]);
      return [...names, number, 1000 * number, "okayama", "city"];
    }),
    facets: {
      category: [terms, numbers.map((number) => [terms.indexOf(category(number))])],
      population: [bands, numbers.map((number) => [number % 2])],
      need: [["less-paper"], numbers.map((number) => (number > 2 ? [0] : []))],
    },
    prefectures: {},
    kinds: {},
  };
}
