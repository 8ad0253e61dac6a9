import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { canCompile } from "../../../themes/standard/components/search/engine.js";
import { openFinder } from "../../../themes/standard/components/search/finder.js";

const OWN = Object.getOwnPropertyDescriptor(globalThis, "WebAssembly") ?? {};
/** @type {string[]} */
let asked = [];
const read = Object.assign(
  async (/** @type {string} */ name, file = name) => {
    asked.push(`${name} of ${file}`);
    return Uint8Array.of(0x82, 0, 0x80); // [0, []]: no case
  },
  { json: async () => null },
);

afterEach(() => {
  Object.defineProperty(globalThis, "WebAssembly", OWN);
  asked = [];
});

test("with WebAssembly the engine is read", async () => {
  globalThis.jirei = {};
  assert.equal(canCompile(), true);
  await assert.rejects(openFinder(read, [[], ""]), /engine\.js is damaged/);
  assert.deepEqual(asked, ["wasm of engine", "meta of cases"]);
});

test("a browser without WebAssembly reads no engine", async () => {
  Reflect.deleteProperty(globalThis, "WebAssembly");
  assert.equal(canCompile(), false);
  await openFinder(read, [[], ""]);
  assert.deepEqual(asked, ["meta of cases"]);
});

test("so does a page whose server's policy forbids WebAssembly", async () => {
  const value = {
    Module: class {
      constructor() {
        throw new Error("Refused to compile or instantiate WebAssembly module");
      }
    },
  };
  Object.defineProperty(globalThis, "WebAssembly", { ...OWN, value });
  assert.equal(canCompile(), false);
  await openFinder(read, [[], ""]);
  assert.deepEqual(asked, ["meta of cases"]);
});
