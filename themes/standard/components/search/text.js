/* Japanese text → the tokens that the index holds. generator/search/text.py cuts the pages in the
   same way, and a test compares both; the reasons stand there. */
(function () {
  "use strict";
  const jirei = (globalThis.jirei = globalThis.jirei || {});

  const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
  // Characters that are folded already, or one character with what combines with it.
  const COMBINING = "[\\p{M}\\uff9e\\uff9f]";
  const PLAIN = `(?<plain>(?:[ -@[-~、。ぁ-ゖァ-ヺー一-鿿](?!${COMBINING}))+)`;
  const PARTS = new RegExp(`${PLAIN}|[^]${COMBINING}*`, "gu");
  const THOUSANDS = /(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g;
  const JOINT = "(?:\\s+|(?<=[a-z0-9])[-_&+'](?=[a-z])|(?<=[a-z])[-_&+'](?=[0-9]))";
  const JOINTS = new RegExp(JOINT, "gu");
  const START = /(?<![a-z0-9])(?<![0-9]\.)[a-z0-9]/g;
  const MARK = "q";
  const GAP = "。";
  const BREAKS = /[。、!?…※]+/u;

  const foldCluster = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/\u301c/g, "~")
      .replace(/\u2019/g, "'");

  /** A text without differences of width, case, dashes, digit grouping and invisible marks. */
  function fold(text) {
    return foldCluster(text.replace(INVISIBLE, "")).replace(THOUSANDS, "");
  }

  /** The folded text without what a reader may leave out; for each of its code units where its
      character starts and ends in the original, and where words start there. */
  function foldWithPlaces(text) {
    let folded = "";
    const starts = [];
    const ends = [];
    for (const { 0: found, index, groups } of text.matchAll(PARTS)) {
      const signs = groups.plain ?? foldCluster(found.replace(INVISIBLE, ""));
      folded += signs;
      for (let at = 0; at < signs.length; at += 1) {
        starts.push(groups.plain ? index + at : index);
        ends.push(groups.plain ? index + at + 1 : index + found.length);
      }
    }
    const whole = without({ text: folded, starts, ends }, THOUSANDS);
    const found = Array.from(whole.text.matchAll(START), ({ index }) => whole.starts[index]);
    return { ...without(whole, JOINTS), words: new Set(found) };
  }

  /** A folded text without what matches a pattern. */
  function without(folded, pattern) {
    const dropped = new Set();
    for (const found of folded.text.matchAll(pattern)) {
      for (let at = 0; at < found[0].length; at += 1) dropped.add(found.index + at);
    }
    if (!dropped.size) return folded;
    const keep = (_, at) => !dropped.has(at);
    return {
      text: Array.prototype.filter.call(folded.text, keep).join(""),
      starts: folded.starts.filter(keep),
      ends: folded.ends.filter(keep),
    };
  }

  function encode(sign) {
    const digits = (sign.codePointAt(0) & 0xffff).toString(16).padStart(4, "0");
    return digits.replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
  }

  function pairUp(codes, starts) {
    if (codes.length === 1) return [codes[0]];
    return codes
      .slice(0, -1)
      .map((code, at) => (starts[at] ? MARK : "") + code + codes[at + 1]);
  }

  /** The overlapping pairs of a run; `isJoined` reads its Latin words as one word. */
  function pairRun(run, isJoined) {
    const joints = new Set();
    for (const joint of run.matchAll(JOINTS)) {
      for (let at = 0; at < joint[0].length; at += 1) joints.add(joint.index + at);
    }
    const words = new Set(Array.from(run.matchAll(START), (start) => start.index));
    const codes = [];
    const starts = [];
    let at = 0;
    for (const sign of run) {
      if (!joints.has(at)) {
        starts.push(words.has(at) && !(isJoined && codes.length && /[-_&+'\s]/.test(run[at - 1])));
        codes.push(encode(sign));
      }
      at += sign.length;
    }
    return pairUp(codes, starts);
  }

  /** The tokens of a folded text, in order. */
  function tokenize(folded, isJoined = false) {
    const runs = folded.split(BREAKS).filter(Boolean);
    return runs.flatMap((run, at) => [...(at ? [GAP] : []), ...pairRun(run, isJoined)]);
  }

  /** The phrases by which the index finds a folded term: usually one. */
  function phrasesOf(term) {
    const isLatin = /^[a-z0-9]/.test(term);
    if (Array.from(term).length === 1) return [[(isLatin ? MARK : "") + encode(term)]];
    const phrases = [tokenize(term), tokenize(term, true)];
    return phrases[0].join() === phrases[1].join() ? [phrases[0]] : phrases;
  }

  /** Where a folded term stands in a folded text, as pairs of places in the original characters. */
  function locate(term, { text, starts, ends, words }) {
    const sought = term.replace(JOINTS, "");
    const found = [];
    if (!sought) return found;
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) {
      if (!/^[a-z0-9]/.test(sought) || words.has(starts[at])) {
        found.push([starts[at], ends[at + sought.length - 1]]);
      }
    }
    return found;
  }

  /** The marks of several forms in a folded text, in order and without overlap. */
  function locateAll(forms, folded) {
    const found = forms.flatMap((form) => locate(form, folded)).sort((a, b) => a[0] - b[0]);
    const marks = [];
    for (const [start, end] of found) {
      const last = marks.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else marks.push([start, end]);
    }
    return marks;
  }

  jirei.text = { fold, foldWithPlaces, locateAll, phrasesOf, tokenize, BREAKS };
})();
