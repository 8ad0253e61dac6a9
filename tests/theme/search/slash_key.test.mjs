import assert from "node:assert/strict";
import { test } from "node:test";
import { slashKey } from "../../../themes/standard/components/search_box/slash_key.js";
import { openDocument } from "../document.mjs";

const SWITCH = "<input type=checkbox data-search-slash>";

test("the key works until it is switched off, and that is kept", () => {
  openDocument("");
  assert.equal(slashKey.isOn, true);
  slashKey.isOn = false;
  assert.equal(slashKey.isOn, false);
  assert.equal(localStorage.getItem("jirei.slash"), "off");
  slashKey.isOn = true;
  assert.equal(slashKey.isOn, true);
});

test("on file:// the key works only where it can be switched off, or is known to be on", () => {
  openDocument("", "file:///site/index.html");
  const refuse = () => {
    throw new Error("refused");
  };
  const value = { getItem: refuse, setItem: refuse };
  Object.defineProperty(globalThis, "localStorage", { value, configurable: true, writable: true });
  const { warn } = console;
  console.warn = () => {};
  try {
    assert.equal(slashKey.isOn, false);
    slashKey.isOn = true;
    assert.equal(slashKey.isOn, false);
    document.body.innerHTML = SWITCH;
    assert.equal(slashKey.isOn, true);
  } finally {
    console.warn = warn;
  }
});
