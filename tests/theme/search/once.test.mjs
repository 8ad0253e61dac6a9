import assert from "node:assert/strict";
import { test } from "node:test";
import { once } from "../../../themes/standard/components/search/once.js";

test("what is made is made once", async () => {
  let made = 0;
  const make = once(async () => (made += 1));
  assert.deepEqual([await make(), await make()], [1, 1]);
});

test("what has failed is tried again", async () => {
  let made = 0;
  const make = once(async () => {
    made += 1;
    if (made === 1) throw new Error("no network");
    return made;
  });
  await assert.rejects(make(), /no network/);
  assert.equal(await make(), 2);
});
