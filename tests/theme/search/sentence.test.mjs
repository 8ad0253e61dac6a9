import assert from "node:assert/strict";
import { test } from "node:test";
import { isSentence, openSentences } from "../../../themes/standard/components/search/sentence.js";
import { tokenize } from "../../../themes/standard/components/search/text.js";
import { openVariants } from "../../../themes/standard/components/search/variants.js";

/** @typedef {import("../../../themes/standard/components/search/finder.js").Finder} Finder */

/**
 * A finder over texts of one section each, whose weight is 1.
 * @param {string[]} texts
 * @returns {Finder}
 */
function finderOf(texts) {
  const pages = texts.map((text) => tokenize(text));
  return {
    has: () => true,
    need: async () => {},
    findPhrase: () => new Map(),
    findToken: (token) =>
      new Map(
        pages
          .map((tokens, page) => /** @type {const} */ ([page, placesOf(tokens, token)]))
          .filter(([, places]) => places.size),
      ),
  };
}

/**
 * @param {string[]} tokens
 * @param {string} token
 */
const placesOf = (tokens, token) =>
  new Map(tokens.flatMap((found, place) => (found === token ? [[place, 1]] : [])));

/** @param {string[]} texts */
const open = (texts) =>
  openSentences(finderOf(texts), {
    pages: texts.length,
    ignored: ["したい"],
    variants: openVariants([[["住民", "市民"], []]], []),
  });

test("words with hiragana between them read like a sentence", () => {
  assert.equal(isSentence("窓口の待ち時間を短くする"), true);
  assert.equal(isSentence("手続きをオンラインで"), true);
  assert.equal(isSentence("電子申請システム"), false, "no hiragana");
  assert.equal(isSentence("窓口を見る"), false, "too short");
  assert.equal(isSentence("ありがとうございます"), false, "nothing that carries a meaning");
});

test("without a particle of case two words are needed, and a kanji of a run is none", () => {
  assert.equal(isSentence("たのしいまちの窓口"), false);
  assert.equal(isSentence("窓口のための予約"), true);
  assert.equal(isSentence("とてもとても行政の"), false, "行政 counts once");
  assert.equal(isSentence("とてもとても行政き"), false, "政き is no verb");
  assert.equal(isSentence("行きますとても窓口"), true, "行き is one");
});

test("the cases that say most of a sentence come first, with its words as forms", async () => {
  const find = open([
    "窓口の待ち時間を短くした",
    "会議の時間を減らした",
    "待ち時間を短くするために窓口を増やした",
    "橋の点検",
    "窓口の待ち時間",
  ]);
  const { pages, forms } = await find(["窓口の待ち時間を短くしたい"]);
  assert.deepEqual(pages, [0, 2, 4]);
  assert.ok(forms.includes("窓口"));
  assert.ok(forms.includes("待ち時間"));
  assert.ok(!forms.some((form) => form.includes("したい")), "what is ignored is no word");
});

test("a lone kanji before a particle is a word, one of a run is not", async () => {
  const { forms } = await open(["橋の点検を急ぐ", "行政の窓口"])(["橋の行政を急ぐ"]);
  assert.ok(forms.includes("行政"));
  assert.ok(!forms.includes("政"));
  assert.ok(forms.includes("急ぐ"));
});

test("a word of the table is found in its other forms", async () => {
  const { pages, forms } = await open(["市民の相談を受ける", "橋の点検"])(["住民の相談を受ける"]);
  assert.deepEqual(pages, [0]);
  assert.ok(forms.includes("市民"));
});

test("where nothing of a sentence is said no case comes near", async () => {
  const { pages } = await open(["橋の点検", "道の掃除"])(["窓口の待ち時間を短くする"]);
  assert.deepEqual(pages, []);
});
