// Prints for each line of standard input the tokens that the search page's script cuts it into, and
// whether its fold with places agrees with its plain fold. `node tokens.js text.js < lines`
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");

runInThisContext(readFileSync(process.argv[2], "utf8"));
const { fold, tokenize } = globalThis.jirei.text;
for (const line of readFileSync(0, "utf8").split("\n")) {
  console.log(tokenize(fold(line)).join(" "));
}
