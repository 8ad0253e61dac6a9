// Reloads a page of the preview when there is a newer version of the site, and lists the problems
// of the content over it. Whatever comes from the content is text here, never HTML.
"use strict";

/** @typedef {{ place: string, text: string }} Line */
/** @typedef {{ heading: string, lines: Line[] }} Lines */
/** @typedef {{ version: string, errors: Lines, warnings: Lines }} Status */

// In a block, so that no name of the preview's is one of the page's.
{
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const box = document.createElement("div");
  const shadow = box.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("overlay.css", own.src).href;
  box.id = "jirei-overlay";

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   */
  const make = (name, text = "") => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };

  // The problems of the page's own file come first.
  const slug = /\/cases\/([^/]+)\.html$/.exec(location.pathname);
  /** @param {Line} line */
  const isOwn = (line) => slug !== null && line.place.includes("/cases/" + slug[1] + ".md:");

  /** @param {Line[]} lines */
  const list = (lines) => {
    const items = make("ol");
    for (const line of [...lines.filter(isOwn), ...lines.filter((other) => !isOwn(other))]) {
      const item = make("li");
      item.append(make("code", line.place), make("span", line.text));
      items.append(item);
    }
    return items;
  };

  /** @param {Status} status */
  const show = (status) => {
    const open = shadow.querySelector("details[open]") !== null;
    /** @type {Element[]} */
    const parts = [style];
    if (status.errors.lines.length > 0) {
      const section = make("section");
      section.setAttribute("role", "alert");
      section.append(make("strong", status.errors.heading), list(status.errors.lines));
      parts.push(section);
    }
    if (status.warnings.lines.length > 0) {
      const details = make("details");
      details.open = open;
      details.append(make("summary", status.warnings.heading), list(status.warnings.lines));
      parts.push(details);
    }
    shadow.replaceChildren(...parts);
    box.hidden = parts.length === 1;
    if (!box.isConnected) document.body.append(box);
  };

  // A browser holds six connections to a server: a page that nobody sees gives its own back.
  /** @type {EventSource | null} */
  let events = null;
  const follow = () => {
    events?.close();
    events = null;
    if (document.hidden) return;
    events = new EventSource(new URL("events", own.src).href);
    events.onmessage = (event) => {
      /** @type {Status} */
      const status = JSON.parse(event.data);
      if (status.version === own.dataset.version) show(status);
      else location.reload();
    };
  };
  document.addEventListener("visibilitychange", follow);
  follow();
}
