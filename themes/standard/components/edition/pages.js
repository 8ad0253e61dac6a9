// How many pages of A4 a book has, about: browsers do not tell, and each breaks a little differently.

/** @import { Form } from "./request.js" */

// The 47 cases of the collection on paper: from 5 pages for 2,400 signs to 9 for 5,000.
const SIGNS_OF_PAGE = 840;
const BESIDE = 1.9; // pages that a case's tables, spaces and its last page half full come to
const LINES_OF_CONTENTS = 26;

/**
 * @param {Form} form
 * @param {number[]} signs of each case
 */
export function countPages(form, signs) {
  const pages = signs.map((count) =>
    form === "whole" ? Math.max(1, Math.round(BESIDE + count / SIGNS_OF_PAGE)) : 1,
  );
  return pages.reduce((sum, own) => sum + own, 0);
}

/**
 * What is bound around the cases: a cover, the contents and who publishes it.
 * @param {number} cases
 * @param {number} groups whose headings take a line and a half
 */
export const countAround = (cases, groups) =>
  2 + Math.ceil((cases + 1.5 * groups) / LINES_OF_CONTENTS);
