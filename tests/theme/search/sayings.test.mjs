import assert from "node:assert/strict";
import { test } from "node:test";
import { openSayings } from "../../../themes/standard/components/search/sayings.js";

/** @typedef {import("../../../themes/standard/components/search/meaning.js").Saying} Saying */

/**
 * @param {Saying[]} cases
 * @param {number[]} needs
 * @param {string[]} unknown
 */
function open(cases, needs = [], unknown = []) {
  /** @type {string[]} */
  const asked = [];
  const findSayings = openSayings(
    async (text) => {
      asked.push(text);
      return { cases, needs, unknown };
    },
    ["事例"],
  );
  return { asked, findSayings };
}

/** @type {(page: number, score: number, has: string[], lacks?: string[]) => Saying} */
const say = (page, score, has, lacks = []) => ({ page, score, has, lacks });

test("cases that say most stand for one reason, with the words that they mean and lack", async () => {
  const { findSayings } = open([
    say(4, 0.9, ["窓口", "待つ"]),
    say(2, 0.6, ["窓口", "待つ"], ["夜"]),
    say(1, 0.3, ["窓口", "待つ"]),
  ]);
  const { groups } = await findSayings("窓口で待つ", true);
  assert.deepEqual(groups, [
    {
      reason: { name: "reasonWords", values: { term: "窓口で待つ", words: "" } },
      hits: [
        { page: 4, has: [], means: ["窓口", "待つ"], lacks: [] },
        { page: 2, has: [], means: ["窓口", "待つ"], lacks: ["夜"] },
      ],
      forms: ["窓口", "待つ"],
    },
  ]);
});

test("one word alone is no answer to several, but to itself", async () => {
  const several = open([say(0, 0.9, ["道路"], ["パトロール"])]);
  assert.deepEqual((await several.findSayings("道路パトロール", false)).groups, []);
  const one = open([say(0, 0.9, ["稟議"])]);
  const [group] = (await one.findSayings("稟議", false)).groups;
  assert.deepEqual([group.reason.name, group.hits.length], ["reasonMeaning", 1]);
});

test("a term has to be said more surely than a sentence", async () => {
  const { findSayings } = open([say(0, 0.25, ["窓口", "待つ"])]);
  assert.equal((await findSayings("窓口待ち", false)).groups.length, 0);
  assert.equal((await findSayings("窓口で待つ", true)).groups.length, 1);
});

test("what says nothing of what is sought is passed over, and the likeliest needs come first", async () => {
  const { asked, findSayings } = open([], [0.5, 0.1, 0.9, 0.6]);
  const { needs } = await findSayings("窓口の事例", true);
  assert.deepEqual(asked, ["窓口の "]);
  assert.deepEqual(needs, [2, 3]);
});

test("a word that no case says is lacking; in a sentence one other word is no answer then", async () => {
  const { findSayings } = open([say(0, 0.9, ["検索"])], [], ["図書館"]);
  const [group] = (await findSayings("図書館検索", false)).groups;
  assert.deepEqual(group.hits, [{ page: 0, has: [], means: ["検索"], lacks: ["図書館"] }]);
  assert.deepEqual((await findSayings("図書館で検索する", true)).groups, []);
});
