import assert from "node:assert/strict";
import { test } from "node:test";
import { forget, listKept, openKept } from "../../../themes/standard/components/storage/kept.js";
import { gathered } from "../../../themes/standard/components/tray/gathered.js";
import { openDocument, textsOf } from "../document.mjs";

const HTML = `<div hidden data-storage data-forgotten="消しました。" data-failed="消せません。">
  <ul data-storage-list></ul><button data-storage-forget>消す</button><p data-storage-status></p>
  <template data-storage-text=""><li>ありません</li></template>
  <template data-storage-text="jirei.slash=off"><li>移らない</li></template>
  <template data-storage-text="jirei.cases"><li>選んだ事例{value}件</li></template>
  <template data-storage-text="jirei.home"><li>団体：{value}</li></template>
</div>`;

function open(url = "https://example.jp/storage.html") {
  openDocument(HTML, url);
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-storage]"));
  const button = /** @type {HTMLButtonElement} */ (root.querySelector("button"));
  const list = () => textsOf(root, "li");
  const status = () => textsOf(root, "[data-storage-status]")[0];
  return { root, button, list, status };
}

/** @param {Partial<Storage>} storage */
function replaceStorage(storage) {
  Object.defineProperty(globalThis, "localStorage", {
    value: storage,
    configurable: true,
    writable: true,
  });
}

test("what is kept is shown in words, a key without words by itself, and that of others not", () => {
  const { root, list } = open();
  localStorage.setItem("jirei.slash", "off");
  localStorage.setItem("jirei.own", "<b>");
  localStorage.setItem("other", "1");
  const { show } = openKept(root);
  assert.equal(root.hidden, false);
  assert.deepEqual(list(), ["jirei.own=<b>", "移らない"]);
  localStorage.clear();
  show();
  assert.deepEqual(list(), ["ありません"]);
});

test("the gathered cases are counted, also while the page is open", () => {
  const { root, list } = open();
  localStorage.setItem("jirei.cases", "minato,<b>,yama");
  openKept(root);
  assert.deepEqual(list(), ["選んだ事例2件"]);
  gathered.remove("yama");
  assert.deepEqual(list(), ["選んだ事例1件"]);
});

test("a body is shown in the words it was kept with, and what is none as it stands", () => {
  const { list } = open();
  localStorage.setItem("jirei.home", "population=8000&words=%E5%B1%B1%E7%94%BA%24%26");
  const { show } = openKept(/** @type {HTMLElement} */ (document.querySelector("[data-storage]")));
  assert.deepEqual(list(), ["団体：山町$&"]);
  localStorage.setItem("jirei.home", "{$&}");
  show();
  assert.deepEqual(list(), ["団体：{$&}"]);
});

test("the page is told of what is taken away as other tabs are", () => {
  const { root, button } = open();
  let told = 0;
  addEventListener("storage", () => (told += 1));
  openKept(root);
  button.click();
  assert.equal(told, 1);
});

test("among other things it is not shown before anything is kept, and then stays", () => {
  const { root, button, status } = open();
  root.dataset.storage = "if-any";
  const { show } = openKept(root);
  assert.equal(root.hidden, true);
  localStorage.setItem("jirei.slash", "off");
  show();
  assert.equal(root.hidden, false);
  button.click();
  assert.deepEqual([root.hidden, status()], [false, "消しました。"]);
});

test("the button takes away all of the site's keys and no other, and says so", () => {
  const { root, button, list, status } = open();
  localStorage.setItem("jirei.slash", "off");
  localStorage.setItem("jirei.own", "1");
  localStorage.setItem("other", "1");
  let told = 0;
  openKept(root, () => (told += 1));
  assert.equal(status(), "");
  button.click();
  assert.deepEqual([list(), status(), told], [["ありません"], "消しました。", 1]);
  assert.deepEqual(Object.keys(localStorage), ["other"]);
});

test("what stays is said to stay", () => {
  const { root, button, list, status } = open();
  replaceStorage({ "jirei.slash": "off", getItem: () => "off", removeItem: () => {} });
  openKept(root);
  button.click();
  assert.deepEqual([list(), status()], [["移らない"], "消せません。"]);
});

test("where the browser refuses to keep anything, nothing is kept", () => {
  const { root, button, list, status } = open("file:///site/storage.html");
  const storage = new Proxy({}, {
    ownKeys() {
      throw new Error("refused");
    },
  });
  replaceStorage(storage);
  const { warn } = console;
  console.warn = () => {};
  try {
    assert.deepEqual(listKept(), []);
    assert.equal(forget(), true);
    openKept(root);
    button.click();
    assert.deepEqual([list(), status()], [["ありません"], "消しました。"]);
  } finally {
    console.warn = warn;
  }
});
