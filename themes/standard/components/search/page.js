/* The search page: the address, the form and the results, kept together. */
(function () {
  "use strict";
  const jirei = globalThis.jirei;
  const root = document.querySelector("[data-search]");
  if (!root) return;

  const TYPING_PAUSE = 120;
  const form = root.querySelector("form");
  const field = form.elements.q;
  const order = form.elements.sort;
  const boxes = Array.from(root.querySelectorAll("[data-facet]"));
  const view = jirei.openView(root);
  const read = jirei.openPacks(root.dataset.folder);
  const texts = new Map();
  const blocks = new Map();
  let opened = null;
  let left = null;
  let run = 0;
  let pause = 0;

  /** A promise that is made at the first call, and again after a failure. */
  function once(make) {
    let made = null;
    return () => {
      made ??= make();
      made.catch(() => (made = null));
      return made;
    };
  }

  const getTable = once(async () => {
    // The engine's file holds the table too: a search for words reads one file less.
    const table = await read.json("cases", field.value.trim() ? "engine" : "cases");
    return { ...table, facetsOf: jirei.openFacets(table) };
  });
  const getSearch = once(async () => {
    const { cases, ignored, index, readings, similar, variants } = await getTable();
    const finder = await jirei.openFinder(read, index);
    opened = jirei.openSearch(finder, {
      variants: jirei.openVariants(variants, readings),
      findSentence: jirei.openSentences(finder, {
        pages: cases.length,
        ignored,
        variants: jirei.openVariants([...variants, ...similar], []),
      }),
      readWords: once(() => read.json("words")),
    });
    return opened;
  });

  async function readTexts(page) {
    const table = await getTable();
    const [start, name] = table.texts.findLast(([first]) => first <= page);
    if (!texts.has(name)) texts.set(name, once(() => read.json(name)));
    const cases = await texts.get(name)();
    blocks.set(page, blocks.get(page) ?? jirei.excerpt.openBlocks(cases[page - start]));
    return blocks.get(page);
  }

  /** What the address asks for. */
  function readAddress() {
    const asked = new URLSearchParams(location.search);
    return { text: asked.get("q") ?? "", order: asked.get("sort") ?? "", asked };
  }

  function fillForm({ text, asked }) {
    field.value = text;
    // A filter of one term is on whatever its value: new=1 is as good as new=new.
    const isAsked = ({ dataset, value }) => (asked) =>
      asked === value || ("single" in dataset && !["", "0", "false"].includes(asked));
    for (const box of boxes) box.checked = asked.getAll(box.name).some(isAsked(box));
    const options = Array.from(order.options, (option) => option.value);
    const sort = asked.get("sort") ?? "";
    order.value = options.includes(sort) ? sort : "";
  }

  function readForm() {
    const chosen = {};
    for (const box of boxes) if (box.checked) (chosen[box.name] ??= []).push(box.value);
    return { text: field.value.trim(), chosen, order: order.value };
  }

  function writeAddress({ text, chosen, order: sort }, isNewEntry) {
    const asked = new URLSearchParams();
    if (text) asked.set("q", text);
    for (const [name, slugs] of Object.entries(chosen)) {
      for (const slug of slugs) asked.append(name, slug);
    }
    if (sort) asked.set("sort", sort);
    const address = `${location.pathname}${asked.size ? `?${asked}` : ""}`;
    if (address === location.pathname + location.search) return;
    if (isNewEntry) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  function describe({ text }, count, isNear) {
    const name = count ? "found" : "none";
    const kind = isNear && count ? "Near" : text ? "" : "All";
    return view.say(name + kind, { count: count.toLocaleString("ja"), query: text });
  }

  const suggestedAddress = (text) => `?${new URLSearchParams([["q", text]])}`;

  async function show(wanted, mine) {
    const table = await getTable();
    const { every, filter, count, sort, figuresOf } = table.facetsOf;
    const found = wanted.text
      ? await (await getSearch()).search(wanted.text)
      : { pages: every, forms: [], near: [] };
    if (mine !== run) return;
    const pages = sort(filter(found.pages, wanted.chosen), wanted.order);
    view.clear();
    view.showChosen();
    view.showCounts(count(found.pages, wanted.chosen));
    view.showMessage(pages.length ? "" : "nothing");
    if (found.near.length) view.showNear(found.near, suggestedAddress);
    const figures = figuresOf(wanted.order, wanted.chosen);
    await view.showHits(table, pages, found.forms, figures, readTexts);
    if (mine !== run) return;
    if (left) view.goTo(left);
    left = null;
    view.status.textContent = describe(wanted, pages.length, found.isNear);
    view.setState("done");
  }

  /** Searches for what the form says; a later call makes an earlier one void. */
  async function update() {
    clearTimeout(pause);
    const wanted = readForm();
    const mine = (run += 1);
    if (!wanted.text && !Object.keys(wanted.chosen).length && !wanted.order) {
      view.clear();
      view.showMessage("hint");
      view.status.textContent = "";
      view.setState("idle");
      return;
    }
    view.setState("loading");
    try {
      await show(wanted, mine);
    } catch (error) {
      console.error(error);
      if (mine !== run) return;
      view.clear();
      view.status.textContent = view.say("failed");
      view.showMessage("failure").querySelector("button").onclick = update;
      view.setState("error");
    }
  }

  /** Keeps with the address the hit through which a reader leaves: Chromium does not keep a page of
      file:// as it was, and would go back to its place in a page that has no excerpts yet. */
  function leave({ target }) {
    const hit = target.closest("a") && target.closest("[data-case]");
    if (!hit) return;
    history.replaceState({ left: hit.dataset.case }, "");
    history.scrollRestoration = "manual";
  }

  /** While a reader types, what has been read is searched at once, the rest after a pause. */
  function type() {
    clearTimeout(pause);
    run += 1;
    view.setState("loading");
    const search = () => {
      writeAddress(readForm(), false);
      update();
    };
    if (opened?.isWarm(field.value)) search();
    else pause = setTimeout(search, TYPING_PAUSE);
  }

  function choose() {
    writeAddress(readForm(), true);
    update();
  }

  /** Arrows lead through the hits, Escape back to the field, and in it to an empty one. */
  function moveByKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = Array.from(root.querySelectorAll("[data-case] [data-title]"));
    const at = links.findIndex((link) => link.closest("[data-case]").contains(event.target));
    const isInField = event.target === field;
    if (event.key === "Escape" && (isInField || at >= 0)) {
      if (isInField && field.value) {
        field.value = "";
        choose();
      }
      field.focus();
    } else if (event.key === "ArrowDown" && (isInField || at >= 0)) {
      links[Math.min(at + 1, links.length - 1)]?.focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (links[at - 1] ?? field).focus();
    } else return;
    event.preventDefault();
  }

  field.addEventListener("input", (event) => {
    if (!event.isComposing) type();
  });
  field.addEventListener("compositionend", type);
  form.addEventListener("change", (event) => {
    if (event.target !== field) choose();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose();
  });
  root.addEventListener("keydown", moveByKey);
  root.addEventListener("click", leave);
  form.addEventListener("reset", () => setTimeout(choose));
  addEventListener("popstate", () => {
    fillForm(readAddress());
    update();
  });

  // Beside the results there is room for the filters, above them there is not.
  root.querySelector("[data-search-filters]").open = matchMedia("(min-width: 64rem)").matches;

  const slash = root.querySelector("[data-search-slash]");
  jirei.slashKey.isOn = slash.checked = jirei.slashKey.isOn;
  slash.addEventListener("change", () => (jirei.slashKey.isOn = slash.checked));
  root.querySelector("[data-search-keys]").hidden = false;

  const [{ type: arrival }] = performance.getEntriesByType("navigation");
  if (arrival === "back_forward") left = history.state?.left;
  fillForm(readAddress());
  update();
})();
