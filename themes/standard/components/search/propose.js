// What a query names of the filters and of the vocabulary → proposals, pages, and the cases meant.
import { makeReason } from "./answer.js";
import { FILTERS } from "./facets.js";
import { nameBodies } from "./places.js";
import { BREAKS, fold } from "./text.js";

/** @import { Group, Offer, Proposal } from "./answer.js" */
/** @import { Condition } from "./conditions.js" */
/** @import { Absent } from "./places.js" */
/** @import { Chosen, Facets, Sorts } from "./facets.js" */
/**
 * The terms of the vocabulary by kind: slug, number of cases, name and other spellings.
 * @typedef {Record<string, [slug: string, count: number, ...names: string[]][]>} Terms
 */
/** @typedef {{ proposals: Proposal[], offers: Offer[], group: Group | null }} Proposed */

/** The kinds of terms that are proposed as filters; of others only the page is offered. */
const PROPOSED = new Set(["categories", "population", "labels"]);
// What is left of a query beside its conditions and is no word to seek.
const PARTICLES = /^内?[ぁ-ゖー]+|^内$|[ぁ-ゖー]+$/gu;
const BODY = /^(?:都道府県|市区町村|市町村|自治体|団体|都市|規模|人口|地方|導入|削減|[市区町村県東西南北])$/u;
const WITHIN = /([都道府県市区町村])内$/u;
const MOST_OFFERS = 6;

/** @typedef {{ folded: string[], kind: string, slug: string, count: number, names: string[] }} Row */
/** @typedef {(text: string) => Promise<number[]>} FindPages the cases of what is left of a query */

/**
 * The words of a text that say what is sought.
 * @param {string} text
 * @param {string[]} ignored
 */
function wordsOf(text, ignored) {
  const plain = ignored.reduce((left, word) => left.replaceAll(word, " "), text);
  return plain
    .split(/\s+/u)
    .flatMap((part) => part.split(BREAKS))
    .map((part) => part.replace(PARTICLES, "").replace(WITHIN, "$1"))
    .filter((part) => part && !BODY.test(part));
}

/**
 * Conditions as what is chosen of the filters.
 * @param {Condition[]} conditions
 */
function chosenOf(conditions) {
  /** @type {Chosen} */
  const chosen = {};
  for (const { name, slugs } of conditions.filter((condition) => condition.slugs.length)) {
    chosen[name] = [...(chosen[name] ?? []), ...slugs];
  }
  return chosen;
}

/**
 * Whether a page's numbers are within the limits of conditions, where both are known.
 * @param {Condition[]} conditions
 * @param {Sorts} sorts
 * @param {number} page
 */
const isWithin = (conditions, sorts, page) =>
  conditions.every(({ name, limits }) => {
    const values = sorts[name];
    if (!limits || !values) return true;
    const value = values[page];
    return value !== null && limits.low <= value && value <= limits.high;
  });

/**
 * The cases that meet conditions, by their numbers; where none does those of the same bands, which
 * is another reason.
 * @param {Condition[]} found
 * @param {number[]} pages
 * @param {{ facetsOf: Facets, readSorts: () => Promise<Sorts> }} collection
 */
async function meet(found, pages, { facetsOf, readSorts }) {
  const chosen = chosenOf(found);
  const banded = facetsOf.filter(pages, chosen);
  const sorts = found.some(({ limits }) => limits) ? await readSorts() : {};
  const met = banded.filter((page) => isWithin(found, sorts, page));
  const isBanded = !met.length && Object.keys(chosen).length > 0;
  return { name: isBanded ? "bands" : "conditions", pages: isBanded ? banded : met };
}

/**
 * What the filters have of the terms that are named beside the conditions.
 * @param {Row[]} named
 * @param {Condition[]} found
 * @param {Facets} facetsOf
 * @returns {Proposal[]}
 */
const proposeTerms = (named, found, facetsOf) =>
  named.flatMap(({ kind, slug }) => {
    const name = (PROPOSED.has(kind) && FILTERS.get(kind)) || "";
    const isFilter = facetsOf.has(name, slug) && !found.some((other) => other.name === name);
    return isFilter ? [{ text: "", chosen: { [name]: [slug] }, pages: facetsOf.every }] : [];
  });

/**
 * The page of a term.
 * @param {Row} row
 * @returns {Offer}
 */
const offer = ({ kind, slug, names: [name], count }) => ({
  kind,
  name,
  path: `${kind}/${slug}.html`,
  count,
});

/**
 * @param {{
 *   facetsOf: Facets,
 *   findConditions: (folded: string) => { found: Condition[], rest: string },
 *   ignored: string[],
 *   readSorts: () => Promise<Sorts>,
 *   terms: Terms,
 * }} collection
 */
export function openProposals({ facetsOf, findConditions, ignored, readSorts, terms }) {
  /** @type {Row[]} */
  const rows = Object.entries(terms).flatMap(([kind, own]) =>
    own.map(([slug, count, ...names]) => ({ kind, slug, count, names, folded: names.map(fold) })),
  );

  /** @type {(text: string, findPages: FindPages) => Promise<{ left: string, pages: number[] }>} */
  async function findLeft(text, findPages) {
    const left = wordsOf(text, ignored).join(" ");
    return { left, pages: left ? await findPages(left) : facetsOf.every };
  }

  return {
    /** @param {number[]} numbers those of needs */
    offerNeeds: (numbers) =>
      numbers.map((at) => offer(rows.filter(({ kind }) => kind === "needs")[at])),

    /**
     * Where no case tells of a place, its surroundings are proposed, never another place.
     * @param {Absent} place
     * @param {string} text
     * @param {FindPages} findPages
     * @returns {Promise<Proposal[]>}
     */
    async proposeAround({ typed, areas }, text, findPages) {
      const { left, pages } = await findLeft(fold(text).replace(typed, " "), findPages);
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
     * @param {FindPages} findPages
     * @returns {Promise<Proposed>}
     */
    async propose(text, findPages) {
      const folded = nameBodies(fold(text).trim());
      const texts = [folded, folded.replace(PARTICLES, ""), ...wordsOf(folded, ignored)];
      const named = rows.filter((row) => texts.some((own) => row.folded.includes(own)));
      const offers = named.slice(0, MOST_OFFERS).map(offer);
      const { found, rest } = findConditions(folded);
      const byTerms = proposeTerms(named, found, facetsOf);
      if (!found.length) return { proposals: byTerms, offers, group: null };
      const { left, pages } = await findLeft(rest, findPages);
      const chosen = chosenOf(found);
      const own = Object.keys(chosen).length ? [{ text: left, chosen, pages }] : [];
      const words = [...found.map((condition) => condition.text), left].filter(Boolean);
      const met = await meet(found, pages, { facetsOf, readSorts });
      const hits = met.pages.map((page) => ({ page, has: [], lacks: [] }));
      const group = { reason: makeReason(met.name, text, words), hits, forms: [] };
      return { proposals: [...own, ...byTerms], offers, group: hits.length ? group : null };
    },
  };
}
