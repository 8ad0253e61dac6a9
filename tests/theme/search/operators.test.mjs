import assert from "node:assert/strict";
import { test } from "node:test";
import { parseQuery } from "../../../themes/standard/components/search/operators.js";

/**
 * A query as one line: `a|b & "c" -d`.
 * @param {string} text
 */
function read(text) {
  const { clauses, excluded } = parseQuery(text);
  const written = clauses.map((terms) =>
    terms.map(({ text: own, isQuoted }) => (isQuoted ? `"${own}"` : own)).join("|"),
  );
  return [written.join(" & "), ...excluded.map((term) => `-${term}`)].filter(Boolean).join(" ");
}

/** @param {Record<string, string>} table what is typed, and how it is read */
function check(table) {
  for (const [typed, meant] of Object.entries(table)) assert.equal(read(typed), meant, typed);
}

test("a query is cut at white space and at what ends a thought, and folded", () => {
  check({
    "ＲＰＡ　窓口、予約。RPA": "rpa & 窓口 & 予約",
    "電子契約？": "電子契約",
    "10,4": "104",
    "10,400": "10400",
    "！ … 、": "",
    "": "",
  });
});

test("signs around a term go, those of a term stay", () => {
  check({
    "「窓口」 【予約】 #RPA -決裁-": "窓口 & 予約 & rpa & 決裁",
    "98.2% C++ (株)日立": "98.2% & c++ & (株)日立",
    "(電子契約": "電子契約",
    "電子契約)": "電子契約",
    "電子決裁(文書管理)": "電子決裁(文書管理)",
    "神戸(コウベ)": "神戸",
    "<b>窓口</b>": "窓口",
  });
});

test("quotes of any width keep together", () => {
  check({
    '"Power BI" 窓口': '"power bi" & 窓口',
    "＂電子 契約＂": '"電子 契約"',
    '電子契約"必着"': '電子契約 & "必着"',
    '"電子契約': "電子契約",
    '"" 窓口': "窓口",
    '"a OR b"': '"a or b"',
  });
});

test("OR and a bar join what stands on both sides of them, at an end nothing", () => {
  check({
    "AI OR ドローン": "ai|ドローン",
    "ＡＩ　ＯＲ　ドローン": "ai|ドローン",
    "AI|ドローン｜RPA": "ai|ドローン|rpa",
    "豊中 AI OR RPA 削減": "豊中 & ai|rpa & 削減",
    "a OR OR b": "a|b",
    "OR AI": "ai",
    "AI OR": "ai",
    "|AI|": "ai",
    OR: "or",
  });
});

test("AND is what a space means, and so is a plus", () => {
  check({
    "AI AND RPA": "ai & rpa",
    "AI ＡＮＤ": "ai",
    "+AI +RPA": "ai & rpa",
    "AI & RPA": "ai & rpa",
  });
});

test("NOT and a minus exclude what follows, dashes within and behind do not", () => {
  check({
    "AI -ドローン": "ai -ドローン",
    "AI －ドローン": "ai -ドローン",
    "AI −ドローン": "ai -ドローン",
    "AI NOT ドローン": "ai -ドローン",
    'AI -"電子 契約"': "ai -電子 契約",
    "-AI": "-ai",
    "AI OR -RPA": "ai -rpa",
    "AI-OCR": "ai-ocr",
    "- 電子契約": "電子契約",
    NOT: "not",
  });
});

test("brackets around several terms go; what stands before them is for each", () => {
  check({
    "(AI OR RPA) 豊中": "ai|rpa & 豊中",
    "（AI OR RPA）豊中": "ai|rpa & 豊中",
    "豊中(AI|RPA)": "豊中 & ai|rpa",
    "((AI OR RPA) 豊中)": "ai|rpa & 豊中",
    '("電子契約" OR "電子決裁") 市': '"電子契約"|"電子決裁" & 市',
    "AI -(ドローン OR 水道)": "ai -ドローン -水道",
    "AI　－（ドローン　ＯＲ　水道）": "ai -ドローン -水道",
    'NOT ("a b" c) d': "d -a b -c",
  });
});

test("a long mark for a hyphen and a hyphen for a long mark are mended", () => {
  check({
    "AIーOCR": "ai-ocr",
    "AI―OCR": "ai-ocr",
    "サ-バ-": "サーバー",
    "サ―バ― 室": "サーバー & 室",
    "AI ーRPA": "ai -rpa",
  });
});

test("a clause is kept once", () => check({ "AI ai ＡＩ": "ai", "a|b a|b a": "a|b & a" }));

test("an address is sought without its scheme", () => {
  const [[term]] = parseQuery("https://www.city.example.lg.jp/").clauses;
  assert.equal(term.text, "www.city.example.lg.jp");
});
