import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING } from "../../../themes/standard/components/search/answer.js";
import { openWords } from "../../../themes/standard/components/search/dom.js";
import { openOffers } from "../../../themes/standard/components/search/offers.js";
import { openSearchPage, textsOf } from "../document.mjs";

const WANTED = { text: "x", chosen: { population: ["small"] }, order: "cost" };

function open() {
  const { root } = openSearchPage();
  const name = (/** @type {Record<string, string[]>} */ chosen) => Object.values(chosen).join();
  const offers = openOffers(root, openWords(root), name);
  /** @type {(answer: object, pages?: number[]) => void} */
  const show = (answer, pages = [1, 2]) =>
    offers.show({ ...NOTHING, ...answer }, WANTED, () => pages);
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-search-offers]"));
  return { root, place, show };
}

test("a condition is a link with its count that keeps what else is chosen", () => {
  const { place, show } = open();
  show({ proposals: [{ text: "窓口", chosen: { cost: ["none"] }, pages: [1, 2, 3] }] });
  const [link, ...others] = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    place.querySelectorAll("[data-search-proposal]")
  );
  assert.deepEqual(others, []);
  assert.equal(link.dataset.count, "2");
  const asked = new URLSearchParams(link.getAttribute("href") ?? "");
  assert.deepEqual(
    [asked.get("q"), asked.getAll("population"), asked.getAll("cost"), asked.get("sort")],
    ["窓口", ["small"], ["none"], "cost"],
  );
  assert.equal(place.hidden, false);
});

test("a condition that no case meets is not proposed", () => {
  const { place, show } = open();
  show({ proposals: [{ text: "", chosen: { cost: ["none"] }, pages: [1] }] }, []);
  assert.equal(place.hidden, true);
});

test("queries that may be meant, and pages of the vocabulary, are links", () => {
  const { place, show } = open();
  show({
    suggestions: ["固定資産税"],
    offers: [{ kind: "needs", name: "紙と印刷を減らしたい", path: "needs/less-paper.html", count: 9 }],
  });
  assert.deepEqual(textsOf(place, "[data-search-suggestion]"), ["固定資産税"]);
  const [offer] = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    place.querySelectorAll("[data-offers] a")
  );
  assert.match(offer.textContent ?? "", /課題：紙と印刷を減らしたい（9件）/);
  assert.match(offer.href, /needs\/less-paper\.html$/);
});
