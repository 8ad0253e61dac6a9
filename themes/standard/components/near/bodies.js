// Prefectures and municipalities by what people type of their names, in kanji, kana or Latin letters.
import { endKana, fromRomaji, toKatakana } from "../search/kana.js";
import { fold } from "../search/text.js";

/**
 * A row of the pack of places; its number of persons, and of when that is, where they are known.
 * @typedef {[
 *   code: string, name: string, reading: string, prefecture: string, kind: string,
 *   persons: number | null, asOf: string | null,
 * ]} Place
 */
/**
 * A body; `area` is the name of its prefecture, "" for a prefecture.
 * @typedef {{
 *   code: string, name: string, area: string, prefecture: string, kind: string,
 *   persons: number | null, asOf: string | null,
 * }} Body
 */
/**
 * A body with all that it is called: `names` whole, `stems` without 市 or 町, `readings` in katakana.
 * @typedef {{ body: Body, names: string[], stems: string[], readings: string[] }} Entry
 */
/** @typedef {ReturnType<typeof openBodies>} Bodies */

const ENDING = /^(.+)[都府県市区町村]$/u;
// What addresses have and names have not: 利根郡 in 群馬県利根郡みなかみ町.
const COUNTY = /^(.*[都道府県])?.+?郡(?=.)/u;

/** @param {string} text */
const normalize = (text) => fold(text.replace(/\s/gu, "")).replace(/ヶ/gu, "ケ").replace(/ヵ/gu, "カ");

/** @param {string} name */
const stemOf = (name) => name.replace(ENDING, "$1");

/**
 * @param {Place} place
 * @param {Place} [around] its prefecture; none for a prefecture
 * @returns {Entry}
 */
function makeEntry([code, name, reading, prefecture, kind, persons, asOf], around) {
  const [own, area] = [normalize(name), normalize(around?.[1] ?? "")];
  return {
    body: { code, name, area: around?.[1] ?? "", prefecture, kind, persons, asOf },
    names: area ? [own, area + own, stemOf(area) + own] : [own],
    stems: area ? [stemOf(own), area + stemOf(own), stemOf(area) + stemOf(own)] : [stemOf(own)],
    readings: around ? [reading, around[2] + reading] : [reading],
  };
}

/**
 * What a typed text may be the beginning of: itself, and the kana that it stands for.
 * @param {string} text
 */
function readTyped(text) {
  const kana = [toKatakana(text), fromRomaji(text), ...endKana(text)].filter(Boolean);
  return { text, kana };
}

/** The whole name of a body: 群馬県みなかみ町. @param {Body} body */
export const nameWhole = ({ area, name }) => area + name;

/** @param {Place[]} places */
function makeEntries(places) {
  const areas = new Map(
    places.filter(([, , , , kind]) => kind === "prefecture").map((place) => [place[3], place]),
  );
  return places.map((place) => {
    const around = areas.get(place[3]);
    return makeEntry(place, around === place ? undefined : around);
  });
}

/** @param {Place[]} places */
export function openBodies(places) {
  const entries = makeEntries(places);

  /** @param {(entry: Entry) => boolean} isMeant */
  const choose = (isMeant) => entries.filter(isMeant).map(({ body }) => body);

  /** @param {string} typed */
  function findWhole(typed) {
    const { text, kana } = readTyped(typed);
    const named = choose(({ names }) => names.includes(text));
    if (named.length) return named;
    return choose(
      ({ stems, readings }) =>
        stems.includes(text) || readings.some((reading) => kana.includes(reading)),
    );
  }

  /** @param {string} typed */
  function findBegun(typed) {
    const { text, kana } = readTyped(typed);
    return choose(
      ({ names, readings }) =>
        names.some((name) => name.startsWith(text)) ||
        readings.some((reading) => kana.some((sign) => reading.startsWith(sign))),
    );
  }

  /** @param {string} typed */
  function find(typed) {
    if (!typed) return [];
    const begun = findBegun(typed);
    const whole = new Set(findWhole(typed));
    return [...whole, ...begun.filter((body) => !whole.has(body))];
  }

  return {
    /**
     * The bodies whose names begin with a text, those that it names whole before the others.
     * @param {string} text
     */
    find(text) {
      const typed = normalize(text);
      const found = find(typed);
      return found.length ? found : find(typed.replace(COUNTY, (_, area = "") => area));
    },

    /**
     * The bodies that a text may mean: those that it names whole, else those that it begins.
     * @param {string} text
     */
    settle(text) {
      const whole = findWhole(normalize(text));
      return whole.length ? whole : this.find(text);
    },

    /** @param {string} code */
    get: (code) => entries.find(({ body }) => body.code === code)?.body ?? null,
  };
}
