// Prints for each line of standard input the words that the search page's script finds in it, of
// those that the file named by the first argument has in its lines' first columns.
import { readFileSync } from "node:fs";
import { cutWords } from "../../themes/standard/components/search/meaning.js";
import { fold } from "../../themes/standard/components/search/text.js";

const table = readFileSync(process.argv[2], "utf8").trimEnd().split("\n");
const known = new Set(table.flatMap((line) => line.split("\t")[0].split(" ")));

for (const line of readFileSync(0, "utf8").split("\n")) {
  console.log((await cutWords(fold(line), async () => known)).join(" "));
}
