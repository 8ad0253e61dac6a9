import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { deflateSync } from "node:zlib";
import { decode, openPacks } from "../../../themes/standard/components/search/pack.js";
import { base85 } from "../base85.mjs";

/** @type {string[]} */
let loads = [];
afterEach(() => (loads = []));

/**
 * @param {string} name
 * @param {string} json
 */
const take = (name, json) => globalThis.jirei?.take?.(name, base85(deflateSync(json)));

test("bytes are read from base 85, whatever is missing from the last group of four", () => {
  // From Python's base64.b85encode.
  assert.deepEqual([...decode("")], []);
  assert.deepEqual([...decode("2L")], [7]);
  assert.deepEqual([...decode("|Nj")], [255, 255]);
  assert.deepEqual([...decode("009C")], [0, 1, 2]);
  assert.deepEqual([...decode("|NsC0")], [255, 255, 255, 255]);
  assert.deepEqual([...decode("009C61O")], [0, 1, 2, 3, 4]);
});

test("a pack of Python's is read: its bytes are compressed", async () => {
  globalThis.jirei?.take?.("empty", "c-jF10R8`4T>%vUxc");
  assert.deepEqual(await openPacks("search", async () => {}).json("empty"), []);
});

test("a pack's script is loaded when it is first asked for, and once", async () => {
  const read = openPacks("search", async (address) => {
    loads.push(address);
    take("cases", '["窓口"]');
  });
  assert.deepEqual(await Promise.all([read.json("cases"), read.json("cases")]), [["窓口"], ["窓口"]]);
  assert.deepEqual(loads, ["search/cases.js"]);
});

test("a pack may lie in the script of another name", async () => {
  const read = openPacks("search", async (address) => {
    loads.push(address);
    take("wasm", "1");
  });
  assert.equal(new TextDecoder().decode(await read("wasm", "engine")), "1");
  assert.deepEqual(loads, ["search/engine.js"]);
});

test("a script that failed is asked for again", async () => {
  const read = openPacks("search", async (address) => {
    loads.push(address);
    if (loads.length === 1) throw new Error("no network");
    take("words", "[]");
  });
  await assert.rejects(read.json("words"), /no network/);
  assert.deepEqual(await read.json("words"), []);
  assert.equal(loads.length, 2);
});

test("a script without its pack, and bytes that are not whole, are faults", async () => {
  const read = openPacks("search", async () => {});
  await assert.rejects(read("none"), /none\.js is damaged/);
  globalThis.jirei?.take?.("cut", base85(deflateSync("a long text of a pack")).slice(0, -5));
  await assert.rejects(read("cut"));
});
