import assert from "node:assert/strict";
import { test } from "node:test";
import { listenToPrint } from "../../../themes/standard/components/search/paper.js";
import { openSearchPage, settle } from "../document.mjs";

function open() {
  const { root, window } = openSearchPage();
  /** @type {string[]} */
  const done = [];
  window.print = () => done.push("printed");
  const button = /** @type {HTMLElement} */ (root.querySelector("[data-search-print]"));
  listenToPrint(button, async () => {
    await settle();
    done.push("filled");
  });
  /** @type {(key: string, init: object) => boolean} */
  const press = (key, init) =>
    window.dispatchEvent(new window.KeyboardEvent("keydown", { key, cancelable: true, ...init }));
  const wait = async () => {
    await settle();
    await settle();
    return done;
  };
  return { button, window, press, wait };
}

test("the button prints when all is there", async () => {
  const { button, wait } = open();
  button.click();
  assert.deepEqual(await wait(), ["filled", "printed"]);
});

test("so do the keys of every browser, and no others", async () => {
  for (const [key, init, isTaken] of /** @type {const} */ ([
    ["p", { ctrlKey: true }, true],
    ["P", { metaKey: true }, true],
    ["p", { ctrlKey: true, shiftKey: true }, false],
    ["p", {}, false],
    ["o", { ctrlKey: true }, false],
  ])) {
    const { press, wait } = open();
    assert.equal(press(key, init), !isTaken);
    assert.deepEqual(await wait(), isTaken ? ["filled", "printed"] : []);
  }
});

test("a print from a menu fills what it can", async () => {
  const { window, wait } = open();
  window.dispatchEvent(new window.Event("beforeprint"));
  assert.deepEqual(await wait(), ["filled"]);
});
