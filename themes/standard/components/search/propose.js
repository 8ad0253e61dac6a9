// What a query names of the filters and of the vocabulary → proposals, pages, and the cases meant.
import { makeReason } from "./answer.js";
import { BREAKS, fold } from "./text.js";

/** @import { Group, Offer, Proposal } from "./answer.js" */
/** @import { Condition } from "./conditions.js" */
/** @import { Absent } from "./places.js" */
/** @import { Chosen, Facets, Sortable } from "./facets.js" */
/**
 * The terms of the vocabulary by kind: slug, number of cases, name and other spellings.
 * @typedef {Record<string, [slug: string, count: number, ...names: string[]][]>} Terms
 */
/** @typedef {{ proposals: Proposal[], offers: Offer[], group: Group | null }} Proposed */

/** The filter of the terms of a kind; of others only the page is offered. */
const FILTERS = new Map([
  ["categories", "category"],
  ["population", "population"],
  ["labels", "label"],
]);
// What is left of a query beside its conditions and is no word to seek.
const PARTICLES = /^[ぁ-ゖー]+|[ぁ-ゖー]+$/gu;
const BODY = /^(?:都道府県|市区町村|市町村|自治体|団体|都市|規模|人口|地方|導入|削減|[市区町村県])$/u;
const WITHIN = /([都道府県市区町村])内$/u;
const MOST_OFFERS = 6;

/**
 * @param {{
 *   facetsOf: Facets,
 *   findConditions: (folded: string) => { found: Condition[], rest: string },
 *   ignored: string[],
 *   sorts: Sortable["sorts"],
 *   terms: Terms,
 * }} collection
 */
export function openProposals({ facetsOf, findConditions, ignored, sorts, terms }) {
  const rows = Object.entries(terms).flatMap(([kind, own]) =>
    own.map(([slug, count, ...names]) => ({ kind, slug, count, names, folded: names.map(fold) })),
  );

  /**
   * The words of a text that say what is sought.
   * @param {string} text
   */
  function wordsOf(text) {
    const plain = ignored.reduce((left, word) => left.replaceAll(word, " "), text);
    return plain
      .split(/\s+/u)
      .flatMap((part) => part.split(BREAKS))
      .map((part) => part.replace(PARTICLES, "").replace(WITHIN, "$1"))
      .filter((part) => part && !BODY.test(part));
  }

  /**
   * The pages that meet conditions: by their numbers where these are known, else by the bands.
   * @param {Condition[]} conditions
   * @param {number[]} pages
   */
  function meet(conditions, pages) {
    const byBands = facetsOf.filter(pages, chosenOf(conditions));
    return byBands.filter((page) =>
      conditions.every(({ name, limits }) => {
        const values = sorts[name];
        if (!limits || !values) return true;
        const value = values[page];
        return value !== null && limits.low <= value && value <= limits.high;
      }),
    );
  }

  /**
   * The terms of the vocabulary that are named as they are.
   * @param {string[]} named
   */
  const findTerms = (named) =>
    rows.filter(({ folded }) => named.some((text) => folded.includes(text)));

  /**
   * @param {{ kind: string, slug: string, names: string[], count: number }} term
   * @returns {Offer}
   */
  const offer = ({ kind, slug, names: [name], count }) => ({
    kind,
    name,
    path: `${kind}/${slug}.html`,
    count,
  });

  return {
    /** @param {number[]} numbers those of needs */
    offerNeeds: (numbers) =>
      numbers.map((at) => offer(rows.filter(({ kind }) => kind === "needs")[at])),

    /**
     * Where no case tells of a place, its surroundings are proposed, never another place.
     * @param {Absent} place
     * @param {string} text
     * @param {(text: string) => Promise<number[]>} findPages the cases of what is left
     */
    async proposeAround({ typed, areas }, text, findPages) {
      const left = wordsOf(fold(text).replace(typed, " ")).join(" ");
      const pages = left ? await findPages(left) : facetsOf.every;
      const around = areas.flatMap((area) =>
        findConditions(area).found.filter(({ name }) => name === "prefecture"),
      );
      // A prefecture may be all that there is of its region.
      const slugs = around.map((area) => area.slugs.join());
      return around
        .filter((_, at) => slugs.indexOf(slugs[at]) === at)
        .map((area) => ({ text: left, chosen: chosenOf([area]), pages }));
    },

    /**
     * @param {string} text
     * @param {(text: string) => Promise<number[]>} findPages the cases of what is left
     * @returns {Promise<Proposed>}
     */
    async propose(text, findPages) {
      const folded = fold(text).trim();
      const { found, rest } = findConditions(folded);
      const left = wordsOf(rest).join(" ");
      /** @type {Proposal[]} */
      const proposals = [];
      /** @type {Group | null} */
      let group = null;
      if (found.length) {
        const pages = left ? await findPages(left) : facetsOf.every;
        const chosen = chosenOf(found);
        if (Object.keys(chosen).length) proposals.push({ text: left, chosen, pages });
        const met = meet(found, pages);
        const banded = Object.keys(chosen).length ? facetsOf.filter(pages, chosen) : [];
        const hits = (met.length ? met : banded).map((page) => ({ page, has: [], lacks: [] }));
        const words = [...found.map((condition) => condition.text), left].filter(Boolean);
        if (hits.length) {
          group = { reason: makeReason("conditions", text, words), hits, forms: [] };
        }
      }
      const named = findTerms([folded, folded.replace(PARTICLES, ""), ...wordsOf(folded)]);
      for (const { kind, slug } of named) {
        const name = FILTERS.get(kind) ?? "";
        if (!facetsOf.has(name, slug) || found.some((condition) => condition.name === name)) continue;
        proposals.push({ text: "", chosen: { [name]: [slug] }, pages: facetsOf.every });
      }
      const offers = named.slice(0, MOST_OFFERS).map(offer);
      return { proposals, offers, group };
    },
  };
}

/**
 * @param {Condition[]} conditions
 * @returns {Chosen}
 */
function chosenOf(conditions) {
  /** @type {Chosen} */
  const chosen = {};
  for (const { name, slugs } of conditions) if (slugs.length) chosen[name] = [...(chosen[name] ?? []), ...slugs];
  return chosen;
}
