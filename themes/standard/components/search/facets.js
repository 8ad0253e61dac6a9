/* Filters, their counts and the orders of a list of cases. */
(function () {
  "use strict";
  const jirei = (globalThis.jirei = globalThis.jirei || {});

  /** `chosen` maps a filter's name to the slugs that were chosen in it. */
  jirei.openFacets = ({ cases, facets, sorts, figures }) => {
    const names = Object.keys(facets);
    const every = Array.from(cases, (_, page) => page);

    function fits(page, name, chosen) {
      const slugs = chosen[name] ?? [];
      const [terms, values] = facets[name];
      return !slugs.length || values[page].some((term) => slugs.includes(terms[term]));
    }

    /** The pages that fit all filters: any value within one, but for the filter left aside. */
    function filter(pages, chosen, aside = null) {
      const others = names.filter((name) => name !== aside);
      return pages.filter((page) => others.every((name) => fits(page, name, chosen)));
    }

    /** For each filter and slug the number of pages that choosing it would show. */
    function count(pages, chosen) {
      const counts = {};
      for (const name of names) {
        const [terms, values] = facets[name];
        const found = new Map(terms.map((term) => [term, 0]));
        for (const page of filter(pages, chosen, name)) {
          for (const term of values[page]) found.set(terms[term], found.get(terms[term]) + 1);
        }
        counts[name] = found;
      }
      return counts;
    }

    const nameOf = (order) => order.replace(/^-/, "");

    /** Pages by a number of theirs, `-name` from the largest; those without it come last. */
    function sort(pages, order) {
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

    /** What an order and the chosen filters go by, as far as it is a figure: page → its words. */
    function figuresOf(order, chosen) {
      const names = new Set([nameOf(order), ...Object.keys(chosen)]);
      const shown = Array.from(names).filter((name) => name in figures);
      return (page) => shown.map((name) => figures[name][page]);
    }

    return { every, filter, count, sort, figuresOf };
  };
})();
