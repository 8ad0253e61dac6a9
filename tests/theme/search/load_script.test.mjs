import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { openDocument } from "../document.mjs";

const MODULE = "../../../themes/standard/components/search_box/load_script.js";
let loads = 0;
afterEach(() => Reflect.deleteProperty(globalThis, "trustedTypes"));

/**
 * The module as a script of a page has it: `src` is where that script came from.
 * @param {string} url
 * @param {string} [src]
 */
async function open(url, src) {
  const { window } = openDocument(src ? `<script src="${src}"></script>` : "", url);
  const own = window.document.querySelector("script");
  Object.defineProperty(window.document, "currentScript", { value: own });
  loads += 1;
  const { loadScript } = await import(`${MODULE}?${loads}`);
  /** @type {HTMLScriptElement[]} */
  const scripts = [];
  window.document.head.append = (/** @type {HTMLScriptElement} */ script) => scripts.push(script);
  return { /** @type {(address: string) => Promise<unknown>} */ loadScript, scripts, window };
}

for (const site of ["https://example.jp/省 内/", "file:///E:/配布用 コピー%231/"]) {
  test(`a script of the site is loaded from its folder: ${site}`, async () => {
    const { loadScript, scripts, window } = await open(`${site}cases/a.html`, "../assets/site.js");
    const loaded = loadScript("../search/cases.js");
    assert.equal(scripts[0].src, new URL("search/cases.js", site).href);
    scripts[0].dispatchEvent(new window.Event("load"));
    await loaded;
  });

  test(`no other script is: ${site}`, async () => {
    const { loadScript, scripts } = await open(`${site}cases/a.html`, "../assets/site.js");
    const others = ["../../a.js", "https://evil.test/a.js", "//evil.test/a.js", "data:,a", "/a.js"];
    for (const address of others) await assert.rejects(loadScript(address), /is not of the site/);
    assert.deepEqual(scripts, []);
  });
}

test("a page that does not know where the site is loads nothing", async () => {
  const { loadScript } = await open("https://example.jp/a.html");
  await assert.rejects(loadScript("a.js"), /is not of the site/);
});

test("a script that is missing is a fault", async () => {
  const { loadScript, scripts, window } = await open("https://example.jp/a.html", "assets/site.js");
  const loaded = loadScript("search/none.js");
  scripts[0].dispatchEvent(new window.Event("error"));
  await assert.rejects(loaded, /search\/none\.js was not loaded/);
});

test("where the browser knows Trusted Types, there is one policy, of the site's name", async () => {
  /** @type {string[]} */
  const made = [];
  const createPolicy = (/** @type {string} */ name, /** @type {any} */ rules) => {
    made.push(name);
    return rules;
  };
  Object.assign(globalThis, { trustedTypes: { createPolicy } });
  const { loadScript, scripts } = await open("https://example.jp/a.html", "assets/site.js");
  assert.deepEqual(made, []);
  loadScript("search/a.js");
  loadScript("search/b.js");
  assert.deepEqual(made, ["jirei"]);
  assert.equal(scripts.length, 2);
});
