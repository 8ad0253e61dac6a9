import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeCbor } from "../../../themes/standard/components/search/cbor.js";

/** @param {string} hex */
const decode = (hex) => decodeCbor("meta", Uint8Array.from(Buffer.from(hex, "hex")));

// The examples of RFC 8949, appendix A, of the kinds that are read.
for (const [hex, value] of /** @type {[string, unknown][]} */ ([
  ["00", 0],
  ["17", 23],
  ["1818", 24],
  ["1903e8", 1000],
  ["1a000f4240", 1_000_000],
  ["1affffffff", 4_294_967_295],
  ["20", -1],
  ["3863", -100],
  ["3903e7", -1000],
  ["60", ""],
  ["6449455446", "IETF"],
  ["63e6b0b4", "水"],
  ["80", []],
  ["8301820203820405", [1, [2, 3], [4, 5]]],
  [`9819${"01".repeat(25)}`, Array(25).fill(1)],
])) {
  test(`${hex} is ${JSON.stringify(value)}`, () => assert.deepEqual(decode(hex), value));
}

test("what is cut short is damaged", () => {
  for (const hex of ["", "19", "1903", "82", "8201", "6449", "82624945", "9affffffff"]) {
    assert.throws(() => decode(hex), /meta\.js is damaged/, hex);
  }
});

test("what Pagefind does not write is refused", () => {
  assert.throws(() => decode("1bffffffffffffffff"), /meta\.js has an item of length 27/);
  assert.throws(() => decode("9f01ff"), /length 31/);
  for (const hex of ["4401020304", "a10102", "c100", "f5", "f93c00"]) {
    assert.throws(() => decode(hex), /meta\.js has an item of kind [2567]/, hex);
  }
});
