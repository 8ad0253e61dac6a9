// Chooses the cases of the printed edition; the choice stands in the address (?cases=a,b).
{
  const form = document.querySelector("[data-edition-form]");
  const status = form.querySelector("[data-edition-status]");
  const submit = form.querySelector("[type=submit]");
  const count = document.querySelector("[data-edition-count]");
  const boxes = [...document.querySelectorAll("[data-edition-all]")];
  const entries = [...document.querySelectorAll("[data-edition-entry]")].map((line) => ({
    slug: line.dataset.editionEntry,
    groups: line.dataset.editionGroups.split(" "),
    line,
    box: line.querySelector("input"),
    text: document.getElementById(`case_${line.dataset.editionEntry}`),
  }));
  const links = [...document.querySelectorAll(".edition-case a[href^='#case_']")].map((link) => {
    const anchor = link.hash.slice(1);
    const entry = entries.find(({ text }) => `${anchor}_`.startsWith(`${text.id}_`));
    return { link, anchor, entry, inner: link.getAttribute("href") };
  });

  // What is left out of the edition is still linked to: on its own page.
  const lead = ({ link, anchor, entry, inner }) => {
    const part = anchor.slice(entry.text.id.length + 1);
    const page = entry.text.dataset.editionPage + (part && `#${part}`);
    link.setAttribute("href", entry.box.checked ? inner : page);
  };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const show = () => {
    const chosen = entries.filter(({ box }) => box.checked);
    for (const { box, line, text } of entries) {
      line.toggleAttribute("data-left-out", !box.checked);
      text.hidden = !box.checked;
    }
    for (const box of boxes) {
      const of = entries.filter(({ groups }) => groups.includes(box.dataset.editionAll));
      const checked = of.filter((entry) => entry.box.checked).length;
      box.checked = checked === of.length;
      box.indeterminate = checked > 0 && checked < of.length;
    }
    for (const group of document.querySelectorAll("[data-edition-group]")) {
      group.toggleAttribute("data-left-out", !group.querySelector("li input:checked"));
    }
    links.forEach(lead);
    const values = { count: entries.length, chosen: chosen.length };
    status.textContent = fill(chosen.length ? form.dataset.chosen : form.dataset.none, values);
    count.textContent = fill(form.dataset.count, { count: chosen.length });
    submit.disabled = chosen.length === 0;
  };

  const keep = () => {
    show();
    const slugs = entries.filter(({ box }) => box.checked).map(({ slug }) => slug);
    const isAll = slugs.length === entries.length;
    const query = isAll || !slugs.length ? "" : `?cases=${slugs.join(",")}`;
    history.replaceState(null, "", location.pathname + query + location.hash);
  };

  const choose = (test) => {
    for (const entry of entries) entry.box.checked = test(entry);
  };

  for (const box of boxes) {
    box.addEventListener("change", () => {
      for (const { box: own, groups } of entries) {
        if (groups.includes(box.dataset.editionAll)) own.checked = box.checked;
      }
      keep();
    });
  }
  for (const { box } of entries) box.addEventListener("change", keep);
  for (const button of form.querySelectorAll("[data-edition-set]")) {
    button.addEventListener("click", () => {
      choose(() => button.dataset.editionSet === "all");
      keep();
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    window.print();
  });

  const asked = (new URLSearchParams(location.search).get("cases") ?? "").split(",");
  const known = entries.filter(({ slug }) => asked.includes(slug));
  choose((entry) => !known.length || known.includes(entry));
  for (const box of document.querySelectorAll(".edition-contents input")) box.hidden = false;
  form.hidden = false;
  show();
}
