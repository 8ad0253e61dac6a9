import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { openCases } from "../../../themes/standard/components/packs/cases.js";
import { base85 } from "../base85.mjs";

/** @param {Record<string, unknown>} packs by name */
function openFolder(packs) {
  /** @type {string[]} */
  const loaded = [];
  const cases = openCases("packs", async (address) => {
    loaded.push(address);
    const name = address.replace(/^packs\/|\.js$/g, "");
    if (!(name in packs)) throw new Error(`${address} was not loaded`);
    globalThis.jirei?.take?.(name, base85(deflateSync(JSON.stringify(packs[name]))));
  });
  return { cases, loaded };
}

test("the parts of a case are read once, when they are asked for", async () => {
  const { cases, loaded } = openFolder({ "case-minato": { card: ["港町"] } });
  assert.deepEqual(loaded, []);
  const [one, two] = await Promise.all([cases.readParts("minato"), cases.readParts("minato")]);
  assert.deepEqual([one, two], [{ card: ["港町"] }, { card: ["港町"] }]);
  assert.deepEqual(loaded, ["packs/case-minato.js"]);
});

test("what could not be read is asked for again", async () => {
  const packs = /** @type {Record<string, unknown>} */ ({});
  const { cases, loaded } = openFolder(packs);
  await assert.rejects(cases.readWhole("yama"));
  packs["text-yama"] = ["山村"];
  assert.deepEqual(await cases.readWhole("yama"), ["山村"]);
  assert.equal(loaded.length, 2);
});
