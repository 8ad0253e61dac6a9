// Filters, their counts and the orders of a list of cases.

/**
 * The terms of a filter, and for each page the numbers of those that it has.
 * @typedef {[terms: string[], values: number[][]]} Facet
 */
/**
 * The part of the table of cases that filters go by; `count` is how many there are.
 * @typedef {{ count: number, facets: Record<string, Facet> }} Filtered
 */
/** The numbers of all cases, by what they tell. @typedef {Record<string, (number | null)[]>} Sorts */
/**
 * The slugs that were chosen, by the name of their filter.
 * @typedef {Record<string, string[]>} Chosen
 */
/**
 * For each filter and slug a number of pages.
 * @typedef {Record<string, Map<string, number>>} Counts
 */
/** @typedef {ReturnType<typeof openFacets>} Facets */

/** The filter of the terms of a kind. */
export const FILTERS = new Map([
  ["needs", "need"],
  ["categories", "category"],
  ["population", "population"],
  ["labels", "label"],
  ["prefectures", "prefecture"],
  ["keywords", "keyword"],
  ["funding", "funding"],
]);

/** @param {string} order */
const nameOf = (order) => order.replace(/^-/, "");

/**
 * Whether a page has any of the values that are chosen in a filter.
 * @param {Facet} facet
 * @param {number} page
 * @param {string[]} slugs
 */
function fits([terms, values], page, slugs = []) {
  return !slugs.length || values[page].some((term) => slugs.includes(terms[term]));
}

/**
 * The pages that fit all filters: any value within one, but for the filter left aside.
 * @param {Record<string, Facet>} facets
 * @param {number[]} pages
 * @param {Chosen} chosen
 * @param {string} [aside]
 */
function filterPages(facets, pages, chosen, aside) {
  const others = Object.entries(facets).filter(([name]) => name !== aside);
  return pages.filter((page) => others.every(([name, facet]) => fits(facet, page, chosen[name])));
}

/**
 * Pages by a number of theirs, `-name` from the largest; those without it come last.
 * @param {Sorts} sorts
 * @param {number[]} pages
 * @param {string} order
 */
export function sortPages(sorts, pages, order) {
  const values = sorts[nameOf(order)];
  if (!values) return pages;
  const sign = order.startsWith("-") ? -1 : 1;
  return [...pages].sort((page, other) => {
    const [one, two] = [values[page], values[other]];
    if (one === two) return page - other;
    if (one === null || two === null) return one === null ? 1 : -1;
    return sign * (one - two);
  });
}

/** @param {Filtered} table */
export function openFacets({ count: whole, facets }) {
  const every = Array.from({ length: whole }, (_, page) => page);
  return {
    every,

    /**
     * The pages that are filed under a term of the vocabulary.
     * @type {(kind: string, slug: string) => number[]}
     */
    ofTerm: (kind, slug) => filterPages(facets, every, { [FILTERS.get(kind) ?? ""]: [slug] }),

    /** @type {(name: string, slug: string) => boolean} */
    has: (name, slug) => facets[name]?.[0].includes(slug) ?? false,

    /** @type {(pages: number[], chosen: Chosen) => number[]} */
    filter: (pages, chosen) => filterPages(facets, pages, chosen),

    /**
     * How many pages choosing each value of a filter would show.
     * @param {number[]} pages
     * @param {Chosen} chosen
     */
    count(pages, chosen) {
      /** @type {Counts} */
      const counts = {};
      for (const [name, [terms, values]] of Object.entries(facets)) {
        const found = terms.map(() => 0);
        for (const page of filterPages(facets, pages, chosen, name)) {
          for (const term of values[page]) found[term] += 1;
        }
        counts[name] = new Map(terms.map((term, at) => [term, found[at]]));
      }
      return counts;
    },
  };
}
