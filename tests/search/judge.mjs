// Asks the search of a built site (its folder of packs is the first argument) the queries that
// standard input has as JSON, and prints for each the cases as the page would show them.
import { readFileSync } from "node:fs";
import vm from "node:vm";
import { openCollection } from "../../themes/standard/components/search/collection.js";
import { openPacks } from "../../themes/standard/components/search/pack.js";

const load = async (/** @type {string} */ file) =>
  void vm.runInThisContext(readFileSync(file, "utf8"));
const collection = openCollection(openPacks(process.argv[2], load), () => true);
const names = await collection.readNames();
const { search } = await collection.getSearch();

/** @param {number[]} pages */
const slugsOf = (pages) => pages.map((page) => names[page][0]);

const answers = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  const { pages, near } = await search(query);
  const nearPages = near.flatMap(({ hits }) => hits.map(({ page }) => page));
  answers.push({ results: slugsOf(pages), near: slugsOf(nearPages) });
}
console.log(JSON.stringify(answers));
