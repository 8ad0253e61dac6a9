// A number of persons as people type it: 8000, 8,000人, ８千人, 0.8万, 1万2千.
import { AMOUNT, readAmount, writeDigits } from "../search/numerals.js";
import { fold } from "../search/text.js";

const TYPED = new RegExp(`^約?(${AMOUNT})人$`, "u");
const MOST = 999_999_999;

/**
 * The number of persons; null where a text is none.
 * @param {string} text
 */
export function readPersons(text) {
  const plain = fold(text.replace(/\s/gu, "")).replace(/人?$/u, "人");
  const amount = TYPED.exec(writeDigits(plain))?.[1];
  const persons = Number((amount ? readAmount(amount).value : NaN).toFixed(3));
  return Number.isInteger(persons) && persons >= 1 && persons <= MOST ? persons : null;
}
