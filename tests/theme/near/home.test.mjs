import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  forgetHome,
  isKnown,
  keepHome,
  keptHome,
  readHome,
  readShort,
  settleHome,
  writeHome,
  writeShort,
} from "../../../themes/standard/components/near/home.js";
import { openDocument } from "../document.mjs";

const MINAKAMI = {
  persons: 17_000,
  prefecture: "gumma",
  kind: "town",
  place: "104493",
  name: "みなかみ町",
};
const UNKNOWN = { persons: null, prefecture: "", kind: "", place: "", name: "" };

beforeEach(() => void openDocument("<p></p>"));

test("an address says what is known of the reader's body, and is read back", () => {
  const query = writeHome(MINAKAMI);
  assert.ok(query.startsWith("population=17000&prefecture=gumma&kind=town&place=104493&name="));
  assert.deepEqual(readHome(query), MINAKAMI);
  assert.equal(writeHome({ ...UNKNOWN, persons: 8000 }), "population=8000");
  assert.deepEqual(readHome("?population=8000"), { ...UNKNOWN, persons: 8000 });
});

for (const population of ["", "0", "-5", "8,000", "1e4", "08000", "9999999999", "８０００"]) {
  test(`a population of ${JSON.stringify(population)} is not known`, () => {
    assert.deepEqual(readHome(`population=${population}`), UNKNOWN);
    assert.equal(isKnown(readHome(`population=${population}&place=104493`)), false);
  });
}

test("one value of a query says as much as closeness needs", () => {
  assert.equal(writeShort(MINAKAMI), "17000.gumma.town");
  assert.deepEqual(readShort("17000.gumma.town"), { ...MINAKAMI, place: "", name: "" });
  assert.deepEqual(readShort(".gumma."), { ...UNKNOWN, prefecture: "gumma" });
  assert.equal(isKnown(readShort("")), false);
  assert.equal(isKnown(readShort("x")), false);
});

test("of a home only what the table of cases has is known", () => {
  const table = { prefectures: { gumma: [] }, kinds: { town: "町" } };
  assert.deepEqual(settleHome(MINAKAMI, table), MINAKAMI);
  const settled = settleHome(readShort("8000.zzz.__proto__"), table);
  assert.deepEqual(settled, { ...UNKNOWN, persons: 8000 });
  assert.equal(isKnown(settleHome(readShort(".constructor.zzz"), table)), false);
});

test("nothing is kept until it is asked for, and nothing once it is taken back", () => {
  assert.equal(keptHome(), null);
  assert.equal(keepHome(MINAKAMI), true);
  assert.deepEqual(keptHome(), MINAKAMI);
  assert.deepEqual(Object.keys(localStorage), ["jirei.home"]);
  assert.equal(forgetHome(), true);
  assert.equal(keptHome(), null);
  assert.equal(localStorage.length, 0);
});

test("what is kept and says nothing is as good as none", () => {
  localStorage.setItem("jirei.home", "%%%&population=many");
  assert.equal(keptHome(), null);
});

test("a browser that keeps nothing is no fault", (context) => {
  openDocument("<p></p>", "file:///stick/near.html");
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get: () => {
      throw new Error("denied");
    },
  });
  const warn = context.mock.method(console, "warn", () => {});
  assert.deepEqual([keptHome(), keepHome(MINAKAMI), forgetHome()], [null, false, false]);
  assert.equal(warn.mock.callCount(), 3);
});
