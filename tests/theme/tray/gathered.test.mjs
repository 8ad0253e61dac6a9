import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { gathered, MOST_GATHERED } from "../../../themes/standard/components/tray/gathered.js";
import { openDocument } from "../document.mjs";

const KEY = "jirei.cases";
let told = 0;

/** @param {string} [url] */
function open(url) {
  openDocument("<p></p>", url);
  told = 0;
  document.addEventListener("gathered", () => (told += 1));
}

/** Runs what the browser refuses to keep anything for, without its warnings. @param {() => void} run */
function quietly(run) {
  const { warn } = console;
  console.warn = () => {};
  try {
    run();
  } finally {
    console.warn = warn;
  }
}

beforeEach(() => open());

test("cases are kept in the order of gathering, each once, and every change is told", () => {
  assert.deepEqual(gathered.list(), []);
  assert.equal(gathered.add("yama-rpa"), true);
  assert.equal(gathered.add("minato"), true);
  assert.equal(gathered.add("yama-rpa"), true);
  assert.deepEqual([gathered.list(), told], [["yama-rpa", "minato"], 2]);
  assert.equal(localStorage.getItem(KEY), "yama-rpa,minato");
  gathered.remove("yama-rpa");
  assert.deepEqual([gathered.has("yama-rpa"), gathered.has("minato"), told], [false, true, 3]);
  assert.equal(gathered.isKept, true);
});

test("nothing is left behind when nothing is gathered any more", () => {
  gathered.add("minato");
  gathered.remove("minato");
  assert.equal(localStorage.getItem(KEY), null);
  gathered.add("minato");
  gathered.clear();
  assert.equal(localStorage.getItem(KEY), null);
});

test("garbage among what is kept is passed over", () => {
  for (const [kept, slugs] of [
    ["<b>,,minato,Yama,minato, a ,../x", ["minato"]],
    ['{"a":1}', []],
    [",", []],
  ]) {
    localStorage.setItem(KEY, String(kept));
    assert.deepEqual(gathered.list(), slugs);
  }
  gathered.add("yama");
  assert.equal(localStorage.getItem(KEY), "yama");
});

test("no more are gathered than can be printed at once", () => {
  const slugs = Array.from({ length: MOST_GATHERED }, (_, at) => `case-${at}`);
  localStorage.setItem(KEY, slugs.join(","));
  assert.equal(gathered.add("one-more"), false);
  assert.equal(gathered.add("case-7"), true);
  assert.deepEqual([gathered.list(), told], [slugs, 0]);
  localStorage.setItem(KEY, [...slugs, "one-more"].join(","));
  assert.deepEqual(gathered.list(), slugs);
});

test("what is no case any more is dropped, and nothing is told where nothing is", () => {
  gathered.add("minato");
  gathered.add("gone");
  gathered.retain(new Set(["minato", "yama"]));
  assert.deepEqual([gathered.list(), told], [["minato"], 3]);
  gathered.retain(new Set(["minato"]));
  assert.equal(told, 3);
});

test("another tab's choice is seen at once", () => {
  gathered.add("minato");
  localStorage.setItem(KEY, "minato,yama");
  assert.deepEqual(gathered.list(), ["minato", "yama"]);
});

test("where the browser keeps nothing, the page remembers, and says that it alone does", () => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new Error("refused");
    },
  });
  quietly(() => {
    gathered.add("minato");
    gathered.add("yama");
    assert.deepEqual([gathered.list(), gathered.isKept, told], [["minato", "yama"], false, 2]);
    gathered.clear();
    assert.deepEqual(gathered.list(), []);
  });
});
