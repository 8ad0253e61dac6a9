// The slugs of what a page lists, by the links to their pages.

const PAGE = /([^/]+)\.html/;

/**
 * The slug of what a link in an element leads to; "" where it has none.
 * @param {Element} root
 * @param {string} link
 */
export const slugOf = (root, link) =>
  PAGE.exec(root.querySelector(link)?.getAttribute("href") ?? "")?.[1] ?? "";
