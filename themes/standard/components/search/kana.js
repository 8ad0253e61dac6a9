// Latin letters as they are typed for kana → katakana, in which readings are kept.

const VOWELS = "aiueo";
// Rows of the syllabary by the letters before the vowel; a dot stands for what there is not.
const ROWS = {
  "": "アイウエオ",
  k: "カキクケコ",
  s: "サシスセソ",
  t: "タチツテト",
  n: "ナニヌネノ",
  h: "ハヒフヘホ",
  m: "マミムメモ",
  y: "ヤ.ユ.ヨ",
  r: "ラリルレロ",
  w: "ワ...ヲ",
  g: "ガギグゲゴ",
  z: "ザジズゼゾ",
  d: "ダヂヅデド",
  b: "バビブベボ",
  p: "パピプペポ",
  j: ["ジャ", "ジ", "ジュ", "ジェ", "ジョ"],
  f: ["ファ", "フィ", "フ", "フェ", "フォ"],
  v: ["ヴァ", "ヴィ", "ヴ", "ヴェ", "ヴォ"],
  sh: ["シャ", "シ", "シュ", "シェ", "ショ"],
  ch: ["チャ", "チ", "チュ", "チェ", "チョ"],
  ts: ["ツァ", "ツィ", "ツ", "ツェ", "ツォ"],
  th: ["テャ", "ティ", "テュ", "テェ", "テョ"],
  dh: ["デャ", "ディ", "デュ", "デェ", "デョ"],
  wh: ["ウァ", "ウィ", "ウ", "ウェ", "ウォ"],
  x: "ァィゥェォ",
  l: "ァィゥェォ",
};
const BEFORE_SMALL_Y = { k: "キ", s: "シ", t: "チ", n: "ニ", h: "ヒ", m: "ミ", r: "リ", g: "ギ", z: "ジ", j: "ジ", d: "ヂ", b: "ビ", p: "ピ", c: "チ" };
const SMALL_Y = ["ャ", "ィ", "ュ", "ェ", "ョ"];

/** @type {Map<string, string>} */
const SYLLABLES = new Map([["-", "ー"], ["ー", "ー"], ["'", ""], ["xtu", "ッ"], ["ltu", "ッ"], ["xtsu", "ッ"]]);
for (const [head, row] of Object.entries(ROWS)) {
  Array.from(row, (kana, at) => kana !== "." && SYLLABLES.set(head + VOWELS[at], kana));
}
for (const [head, kana] of Object.entries(BEFORE_SMALL_Y)) {
  SMALL_Y.forEach((small, at) => SYLLABLES.set(`${head}y${VOWELS[at]}`, kana + small));
}
["ヤ", "ユ", "ヨ"].forEach((_, at) => {
  for (const head of ["x", "l"]) SYLLABLES.set(`${head}y${"auo"[at]}`, "ャュョ"[at]);
});

/**
 * A term in katakana, in which readings are kept.
 * @param {string} term
 */
export const toKatakana = (term) =>
  term.replace(/[ぁ-ゖ]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60));

/**
 * The kana that Latin letters are typed for, in both ways of typing a doubled vowel; none where
 * they are no kana.
 * @param {string} text
 */
export function fromRomaji(text) {
  const letters = text
    .replace(/[āâ]/g, "aa")
    .replace(/[īî]/g, "ii")
    .replace(/[ūû]/g, "uu")
    .replace(/[ēê]/g, "ee")
    .replace(/[ōô]/g, "ou");
  let kana = "";
  for (let at = 0; at < letters.length; ) {
    const [sign, next] = [letters[at], letters[at + 1]];
    const length = [4, 3, 2, 1].find((size) => SYLLABLES.has(letters.slice(at, at + size)));
    if (length) {
      kana += SYLLABLES.get(letters.slice(at, at + length));
      at += length;
    } else if (sign === "n" || (sign === "m" && /[bmp]/.test(next ?? ""))) {
      kana += "ン";
      at += next === "n" && !/[aiueoy]/.test(letters[at + 2] ?? "") ? 2 : 1;
    } else if ((sign === next && /[a-z]/.test(sign)) || (sign === "t" && next === "c")) {
      kana += "ッ";
      at += 1;
    } else if (/[ぁ-ゖァ-ヺ]/u.test(sign)) {
      kana += toKatakana(sign);
      at += 1;
    } else return "";
  }
  return kana;
}

const BY_HALF = /^(?<kana>.+)(?<letter>[a-z])$/u;

/**
 * What kana may become whose last one is typed by half, each in katakana: ぺーぱーれs; none of others.
 * @param {string} text
 */
export function endKana(text) {
  const { kana, letter } = BY_HALF.exec(text)?.groups ?? {};
  if (!letter) return [];
  const last = Array.from(VOWELS, (vowel) => fromRomaji(letter + vowel)).filter(Boolean);
  return [...(letter === "n" ? ["ン"] : []), ...last].map((sign) => toKatakana(kana) + sign);
}
