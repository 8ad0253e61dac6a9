import assert from "node:assert/strict";
import { before, test } from "node:test";
import {
  choosePlaces,
  openBlocks,
  writeMarked,
} from "../../../themes/standard/components/search/excerpt.js";
import { openDocument } from "../document.mjs";

before(() => void openDocument("<p></p>"));

/** @type {(text: string, section?: string, weight?: number) => [string, string, string, number]} */
const block = (text, section = "overview", weight = 3) => [text, `${section}-1`, section, weight];

test("an excerpt is the sentence around the first hit", () => {
  const text = "前の文。窓口で予約を受ける。後の文。";
  const [place] = choosePlaces(openBlocks([block(text)]), ["予約"]);
  assert.equal(text.slice(place.from, place.to), "窓口で予約を受ける。");
  assert.deepEqual(place.marks, [[7, 9]]);
  assert.deepEqual([place.anchor, place.section], ["overview-1", "overview"]);
});

test("a long sentence is cut at about a hundred characters, and no character in two", () => {
  const text = `${"あ".repeat(80)}窓口${"𠮷".repeat(80)}`;
  const [{ from, to }] = choosePlaces(openBlocks([block(text)]), ["窓口"]);
  assert.equal(from, 25);
  assert.ok(to - from >= 110 && to - from <= 111);
  assert.equal(text.slice(from, to).isWellFormed(), true);
  const [late] = choosePlaces(openBlocks([block(`${"𠮷".repeat(40)}窓口`)]), ["窓口"]);
  assert.equal(late.from, 24);
});

test("places with more of the forms are chosen, and shown by the weight of their sections", () => {
  const blocks = openBlocks([
    block("窓口の話。", "interview", 1),
    block("窓口と予約の話。", "interview", 1),
    block("予約の話。", "summary", 4),
    block("窓口の概要。", "overview", 3),
    block("窓口の効果。", "effects", 3),
  ]);
  const places = choosePlaces(blocks, ["窓口", "予約"]);
  assert.deepEqual(
    places.map(({ text }) => text),
    ["予約の話。", "窓口の概要。", "窓口と予約の話。"],
  );
});

test("what only names a thing is shown where no sentence says it", () => {
  const [cell, sentence] = [block("窓口改革", "summary", 4), block("窓口を変えた。", "interview", 1)];
  /** @param {[string, string, string, number][]} blocks */
  const textsIn = (blocks) => choosePlaces(openBlocks(blocks), ["窓口"]).map(({ text }) => text);
  assert.deepEqual(textsIn([cell, sentence]), ["窓口を変えた。"]);
  assert.deepEqual(textsIn([cell]), ["窓口改革"]);
});

test("of a paragraph the sentence with most of the words is shown", () => {
  const text = "窓口を開いた。窓口の予約を始めた。";
  const [{ from, to }] = choosePlaces(openBlocks([block(text)]), ["窓口", "予約"]);
  assert.equal(text.slice(from, to), "窓口の予約を始めた。");
});

test("the same text is shown once, and the head of a page is no place", () => {
  const blocks = openBlocks([block("窓口", ""), block("窓口。"), block("窓口。", "effects")]);
  assert.deepEqual(
    choosePlaces(blocks, ["窓口"]).map(({ section }) => section),
    ["overview"],
  );
  assert.deepEqual(choosePlaces(blocks, ["橋"]), []);
});

test("marks are elements in the text, cut to what is shown", () => {
  const element = document.createElement("p");
  writeMarked(element, "窓口で予約と窓口で相談", [[0, 2], [3, 5], [6, 8]], 1, 7);
  assert.equal(element.innerHTML, "…<mark>口</mark>で<mark>予約</mark>と<mark>窓</mark>…");
  writeMarked(element, "<b>窓口", [[3, 5]]);
  assert.equal(element.innerHTML, "&lt;b&gt;<mark>窓口</mark>");
});
