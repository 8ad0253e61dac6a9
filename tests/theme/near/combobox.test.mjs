import assert from "node:assert/strict";
import { test } from "node:test";
import { Combobox } from "../../../themes/standard/components/near/combobox.js";
import { openDocument, settle, textsOf } from "../document.mjs";

const NAMES = ["みなかみ町", "みなべ町", "港区"];

function open() {
  const { window } = openDocument(`<div id="box"><input role="combobox" aria-expanded="false">
    <ul id="options" hidden></ul><template><li role="option"></li></template></div>`);
  /** @type {unknown[]} */
  const told = [];
  /** @type {string[]} */
  const picked = [];
  const root = /** @type {HTMLElement} */ (document.querySelector("#box"));
  const { field, list } = new Combobox(root, {
    find: async (text) => NAMES.filter((name) => name.startsWith(text)),
    write: (option, name) => void (option.textContent = name),
    pick: (name) => picked.push(name),
    tell: (count) => told.push(count),
  });
  return {
    ...{ field, list, told, picked },
    type(/** @type {string} */ text) {
      field.value = text;
      field.dispatchEvent(new window.Event("input", { bubbles: true }));
      return settle();
    },
    async press(/** @type {string} */ key, isComposing = false) {
      const event = new window.KeyboardEvent("keydown", { key, isComposing, cancelable: true });
      field.dispatchEvent(event);
      await settle();
      return event.defaultPrevented;
    },
    active: () => {
      const id = field.getAttribute("aria-activedescendant");
      return id && document.getElementById(id)?.textContent;
    },
    blur: () => field.dispatchEvent(new window.Event("blur")),
  };
}

test("what begins as it is typed is offered, and how many are is told", async () => {
  const { field, list, told, type } = open();
  await type("みな");
  assert.deepEqual(textsOf(list, "[role=option]"), ["みなかみ町", "みなべ町"]);
  assert.equal(list.getAttribute("role"), "listbox");
  assert.deepEqual([list.hidden, field.getAttribute("aria-expanded")], [false, "true"]);
  await type("ない");
  assert.deepEqual([list.hidden, field.getAttribute("aria-expanded")], [true, "false"]);
  await type(" ");
  assert.deepEqual(told, [2, 0, null]);
});

test("arrow keys go through the options and the field, Enter picks", async () => {
  const { active, field, list, picked, press, type } = open();
  await type("みな");
  assert.equal(active(), null);
  assert.equal(await press("Enter"), false); // the form's own
  const seen = [];
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]) {
    assert.equal(await press(key), true);
    seen.push(active());
  }
  assert.deepEqual(seen, ["みなかみ町", "みなべ町", null, "みなべ町"]);
  assert.equal(list.querySelector("[aria-selected=true]")?.textContent, "みなべ町");
  assert.equal(await press("Enter"), true);
  assert.deepEqual(picked, ["みなべ町"]);
  assert.deepEqual([list.hidden, field.hasAttribute("aria-activedescendant")], [true, false]);
});

test("the arrow opens what was closed; Escape and leaving close; a composition's keys are its own", async () => {
  const { active, blur, list, press, type } = open();
  await type("港");
  assert.equal(await press("Escape"), true);
  assert.equal(list.hidden, true);
  assert.equal(await press("Escape"), false);
  await press("ArrowDown");
  assert.equal(active(), "港区");
  assert.equal(await press("Enter", true), false);
  assert.equal(list.hidden, false);
  blur();
  assert.equal(list.hidden, true);
});

test("a click picks, and the field keeps the focus", async () => {
  const { list, picked, type } = open();
  await type("みな");
  const option = /** @type {HTMLElement} */ (list.children[1]);
  const press = new window.MouseEvent("mousedown", { bubbles: true, cancelable: true });
  assert.equal(option.dispatchEvent(press), false);
  option.click();
  assert.deepEqual(picked, ["みなべ町"]);
});
