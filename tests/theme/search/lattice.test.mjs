import assert from "node:assert/strict";
import { test } from "node:test";
import { findGaps, findPaths, findRuns } from "../../../themes/standard/components/search/lattice.js";

/** @typedef {import("../../../themes/standard/components/search/lattice.js").Part} Part */

test("a term is cut where its script changes, dates and numbers are kept whole", () => {
  const table = {
    "水道管AI劣化診断": ["水道管", "ai", "劣化診断"],
    "ai-ocrの導入": ["ai-ocr", "の", "導入"],
    "令和5年度予算": ["令和5年度", "予算"],
    "2020年4月から": ["2020年4月", "から"],
    "人口3万人の町": ["人口", "3万人", "の", "町"],
    "98.2%削減": ["98.2%", "削減"],
    "窓口・予約": ["窓口", "・", "予約"],
  };
  for (const [term, runs] of Object.entries(table)) {
    const folded = term.toLowerCase();
    assert.deepEqual(findRuns(folded).map(([from, to]) => folded.slice(from, to)), runs, term);
  }
});

/**
 * @param {string} typed
 * @returns {Part}
 */
const part = (typed) => ({ kind: "written", typed, words: [typed], forms: [], fits: new Map() });

test("the cheapest ways through a term come first, and go through all of it", () => {
  const edges = [
    { from: 0, to: 2, part: part("電子"), cost: 1 },
    { from: 2, to: 4, part: part("契約"), cost: 1 },
    { from: 0, to: 4, part: part("電子契約"), cost: 1.5 },
    { from: 0, to: 3, part: part("電子契"), cost: 0 },
  ];
  const ways = findPaths(edges, 4).map(({ parts, cost }) => [cost, ...parts.map(({ typed }) => typed)]);
  assert.deepEqual(ways, [[1.5, "電子契約"], [2, "電子", "契約"]]);
});

test("what is no matter is no part of a way, and six ways are kept at most", () => {
  const none = { from: 1, to: 2, part: null, cost: 0.1 };
  const [way] = findPaths([{ from: 0, to: 1, part: part("窓"), cost: 1 }, none], 2);
  assert.deepEqual([way.parts.length, way.cost], [1, 1.1]);
  const same = Array.from({ length: 9 }, (_, at) => ({ ...none, cost: at / 10 }));
  const word = { from: 0, to: 1, part: part("窓"), cost: 1 };
  assert.equal(findPaths([word, ...same], 2).length, 1, "those with the same parts count once");
  const many = Array.from({ length: 9 }, (_, cost) => ({ from: 0, to: 1, part: part("窓"), cost }));
  assert.deepEqual(findPaths(many, 1).map(({ cost }) => cost), [0, 1, 2, 3, 4, 5]);
});

test("particles are left out cheaply and silently, words at a price and as gaps", () => {
  const gaps = findGaps("窓口の費用");
  /** @param {number} from @param {number} to */
  const gap = (from, to) => gaps.find((edge) => edge.from === from && edge.to === to);
  const [words, particle] = [gap(0, 2), gap(2, 3)];
  assert.equal(particle?.part, null);
  assert.equal(words?.part?.typed, "窓口");
  assert.ok((particle?.cost ?? 9) < 0.5 && (words?.cost ?? 0) > 2);
  assert.equal(gap(1, 3), undefined, "no gap goes over the end of a run");
});
