// Prints for each line of standard input the tokens that the search page's script cuts it into.
import { readFileSync } from "node:fs";
import { fold, tokenize } from "../../themes/standard/components/search/text.js";

for (const line of readFileSync(0, "utf8").split("\n")) {
  console.log(tokenize(fold(line)).join(" "));
}
