// Asks the search of a built site (its folder is the first argument) the queries that standard input
// has as JSON, and prints which packs it read, what the page would show of each query, and what the
// index says of its phrases and tokens.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import vm from "node:vm";
import { openCollection } from "../../themes/standard/components/search/collection.js";
import { openFinder } from "../../themes/standard/components/search/finder.js";
import { parseQuery } from "../../themes/standard/components/search/operators.js";
import { openPacks } from "../../themes/standard/components/search/pack.js";
import { phrasesOf, tokenize } from "../../themes/standard/components/search/text.js";

/** @type {string[]} */
const files = [];

/** @param {string} file */
async function load(file) {
  files.push(basename(file));
  vm.runInThisContext(readFileSync(file, "utf8"));
}

const read = openPacks(process.argv[2], load);
const collection = openCollection(read, () => true);
const { index } = await collection.getTable();
const { search } = await collection.getSearch();
const finder = await openFinder(read, index);

/**
 * @template T
 * @param {Map<number, T>} found
 */
const inOrder = (found) => [...found].sort(([one], [other]) => one - other);

/** @param {string} query */
async function answer(query) {
  const { pages, near } = await search(query);
  const terms = parseQuery(query).clauses.flat().map((term) => term.text);
  const phrases = terms.flatMap(phrasesOf);
  const tokens = terms.flatMap((term) => tokenize(term));
  await finder.need([...phrases.flat(), ...tokens]);
  return {
    pages,
    near: near.map(({ reason, hits }) => [reason, hits]),
    phrases: phrases.map((phrase) => inOrder(finder.findPhrase(phrase))),
    tokens: tokens.map((token) =>
      inOrder(finder.findToken(token)).map(([page, places]) => [page, [...places]]),
    ),
  };
}

const answers = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) answers.push(await answer(query));
console.log(JSON.stringify({ files, answers }));
