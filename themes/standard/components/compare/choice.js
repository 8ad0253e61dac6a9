// Which cases are compared, as the address says it: compare.html?cases=a,b.
import { MOST_COMPARED, readSlugs } from "../tray/gathered.js";

/**
 * What the query of an address asks for, each case once: what is shown, what there is no room for,
 * and what is no case.
 * @param {string} query
 * @param {(slug: string) => boolean} isCase
 */
export function readChoice(query, isCase) {
  const slugs = readSlugs(query);
  const known = slugs.filter(isCase);
  return {
    shown: known.slice(0, MOST_COMPARED),
    over: known.slice(MOST_COMPARED),
    unknown: slugs.filter((slug) => !isCase(slug)),
  };
}

/**
 * The query of an address that asks for cases; nothing for none.
 * @param {string[]} slugs
 */
export const writeChoice = (slugs) => slugs.length ? `?cases=${slugs.join(",")}` : "";

/**
 * The cases with one of them so many places further on.
 * @param {string[]} slugs
 * @param {string} slug
 * @param {number} by
 */
export function moveCase(slugs, slug, by) {
  const others = slugs.filter((each) => each !== slug);
  others.splice(Math.max(0, slugs.indexOf(slug) + by), 0, slug);
  return others;
}
