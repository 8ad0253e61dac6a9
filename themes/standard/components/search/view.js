/* Shows what was found: the status line, the hits and their excerpts, the counts of the filters. */
(function () {
  "use strict";
  const jirei = (globalThis.jirei = globalThis.jirei || {});
  const { choosePlaces, writeMarked } = jirei.excerpt;
  const { foldWithPlaces, locateAll } = jirei.text;

  const BATCH = 100;
  const AT_ONCE = 3;
  const REST = 1000; // ms after which a reader is taken to read, and may print
  const MARKED_FORMS = 12;
  const SERIES = new Intl.ListFormat("ja");

  jirei.openView = (root) => {
    const part = (name) => root.querySelector(`[data-search-${name}]`);
    const [results, status, message, more] = ["results", "status", "message", "more"].map(part);
    const chosen = part("chosen");
    const words = root.dataset;
    const say = (name, values = {}) =>
      words[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
    const nameFilter = (fieldset) =>
      fieldset && document.getElementById(fieldset.getAttribute("aria-labelledby")).textContent;
    const terms = Array.from(root.querySelectorAll("[data-facet-term]"), (label) => ({
      label,
      filter: nameFilter(label.closest("fieldset")),
      name: label.querySelector("[data-name]").textContent,
      box: label.querySelector("input"),
      count: label.querySelector("[data-count]"),
    }));
    const names = new Map();
    let observer = null;
    let rest = 0;

    function foldName(text) {
      if (!names.has(text)) names.set(text, foldWithPlaces(text));
      return names.get(text);
    }

    function setState(state) {
      results.closest("[data-search-state]").dataset.searchState = state;
      results.closest("[data-search-state]").setAttribute("aria-busy", String(state === "loading"));
    }

    /** Puts a copy of one of the page's templates below the status line, or nothing. */
    function showMessage(name) {
      message.replaceChildren(name ? part(`${name}-text`).content.cloneNode(true) : "");
      return message;
    }

    /** Fills a list with copies of its first item, one a value; an empty list is hidden. */
    function fillList(list, values, write) {
      const item = list.firstElementChild;
      const items = values.map((value) => {
        const copy = item.cloneNode(true);
        write(copy, value);
        return copy;
      });
      list.replaceChildren(...items);
      list.hidden = !items.length;
    }

    const writeText = (item, text) => (item.textContent = text);

    /** Offers other queries, above what the message says. */
    function showNear(queries, addressOfQuery) {
      const offer = part("near-text").content.cloneNode(true);
      fillList(offer.querySelector("[data-near]"), queries, (item, query) => {
        const link = item.querySelector("a");
        link.href = addressOfQuery(query);
        link.textContent = query;
      });
      message.prepend(offer);
    }

    function clear() {
      observer?.disconnect();
      clearTimeout(rest);
      results.replaceChildren();
      chosen.hidden = more.hidden = true;
    }

    function addressOf(path, forms, anchor) {
      const marks = new URLSearchParams(forms.slice(0, MARKED_FORMS).map((form) => ["mark", form]));
      return `${words.root}${path}${forms.length ? `?${marks}` : ""}${anchor ? `#${anchor}` : ""}`;
    }

    function makeHit(table, page, forms, figures) {
      const [slug, path, title, organization] = table.cases[page];
      const hit = part("hit").content.firstElementChild.cloneNode(true);
      const link = hit.querySelector("a");
      hit.dataset.case = slug;
      link.href = addressOf(path, forms);
      const writeName = (element, text) =>
        writeMarked(element, text, forms.length ? locateAll(forms, foldName(text)) : []);
      writeName(link, title);
      writeName(hit.querySelector("[data-organization]"), organization);
      const [names, chips] = table.chips;
      fillList(hit.querySelector("[data-figures]"), figures, writeText);
      const texts = chips[page].map((name) => names[name]);
      fillList(hit.querySelector("[data-chips]"), texts, writeText);
      return hit;
    }

    function fillPlaces(hit, table, page, blocks, forms) {
      const [, path, title] = table.cases[page];
      const places = choosePlaces(blocks, forms);
      fillList(hit.querySelector("[data-places]"), places, (item, place) => {
        const { text, anchor, section, marks, from, to } = place;
        const link = item.querySelector("a");
        link.href = addressOf(path, forms, anchor);
        link.textContent = table.sections[section];
        link.setAttribute("aria-label", say("place", { section: link.textContent, title }));
        writeMarked(item.querySelector("[data-excerpt]"), text, marks, from, to);
      });
    }

    /** Shows the hits in batches, with excerpts of the first few, then of those in sight, and at
        rest of all: a print of the results has them too. */
    async function showHits(table, pages, forms, figures, readTexts) {
      const hits = new Map();
      const waiting = new Set();
      const fill = async (hit) => {
        const page = hits.get(hit);
        waiting.delete(hit);
        try {
          fillPlaces(hit, table, page, await readTexts(page), forms);
        } catch (error) {
          console.error(error);
          showMessage("incomplete");
        }
      };
      observer = new IntersectionObserver(
        (seen) => {
          for (const { isIntersecting, target } of seen) {
            if (!isIntersecting) continue;
            observer.unobserve(target);
            if (waiting.has(target)) fill(target);
          }
        },
        { rootMargin: "0px" },
      );
      const watcher = observer;
      const watch = (made) => {
        for (const hit of made) {
          waiting.add(hit);
          watcher.observe(hit);
        }
        clearTimeout(rest);
        rest = setTimeout(async () => {
          for (const hit of waiting) if (watcher === observer) await fill(hit);
        }, REST);
      };
      const showBatch = () => {
        const next = pages.slice(hits.size, hits.size + BATCH);
        const made = next.map((page) => {
          const hit = makeHit(table, page, forms, figures(page));
          hits.set(hit, page);
          return hit;
        });
        results.append(...made);
        more.hidden = hits.size >= pages.length;
        return made;
      };
      more.onclick = () => {
        const made = showBatch();
        if (forms.length) watch(made);
        made[0].querySelector("a").focus();
      };
      const made = showBatch();
      if (!forms.length) return;
      await Promise.all(made.slice(0, AT_ONCE).map(fill));
      if (watcher === observer) watch(made.slice(AT_ONCE));
    }

    /** Leads back to a case's hit. */
    function goTo(slug) {
      const hit = results.querySelector(`[data-case="${slug}"]`);
      hit?.querySelector("[data-title]").focus({ preventScroll: true });
      hit?.scrollIntoView({ behavior: "instant" });
    }

    /** Names the filters that are on: where they are closed, and on paper, nothing else does. */
    function showChosen() {
      const filters = new Map();
      for (const { box, filter, name } of terms) {
        if (box.checked) filters.set(filter, [...(filters.get(filter) ?? []), name]);
      }
      const conditions = Array.from(filters, ([filter, its]) =>
        filter ? say("chosenIn", { filter, names: SERIES.format(its) }) : SERIES.format(its),
      );
      chosen.textContent = say("chosen", { conditions: SERIES.format(conditions) });
      chosen.hidden = !conditions.length;
    }

    /** Writes beside each filter's value how many cases choosing it would show. */
    function showCounts(counts) {
      for (const { label, box, count } of terms) {
        const found = counts[box.dataset.facet]?.get(box.value) ?? 0;
        count.textContent = say("count", { count: found });
        label.toggleAttribute("data-empty", !found && !box.checked);
      }
    }

    const shows = { showChosen, showCounts, showHits, showMessage, showNear };
    return { clear, goTo, say, setState, status, ...shows };
  };
})();
