// Prints for each line of standard input the cases that say what it says, best first, as the search
// page's script finds them; the arguments are the folder of the packs and the name of the first.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { openMeaning } from "../../themes/standard/components/search/meaning.js";
import { openPacks } from "../../themes/standard/components/search/pack.js";
import { fold } from "../../themes/standard/components/search/text.js";

const [folder, name] = process.argv.slice(2);
const load = async (/** @type {string} */ file) =>
  void runInThisContext(readFileSync(join(folder, file), "utf8"));
const rank = await openMeaning(openPacks(".", load), name);

for (const line of readFileSync(0, "utf8").split("\n")) {
  console.log((await rank(fold(line))).cases.map(({ page }) => page).join(" "));
}
