// The reader's own body as far as it is known: what closeness is measured from. It stands in the
// address, and on the machine only where the reader has asked for that.

/**
 * The reader's body; "" and null are unknown. `place` is its code, `name` what it is called.
 * @typedef {{
 *   persons: number | null, prefecture: string, kind: string, place: string, name: string,
 * }} Home
 */

const KEY = "jirei.home";
const COUNT = /^[1-9][0-9]{0,8}$/;

/** @param {string} text */
const readCount = (text) => (COUNT.test(text) ? Number(text) : null);

/**
 * Whether anything is known that closeness can be measured from.
 * @param {Home} home
 */
export const isKnown = ({ persons, prefecture, kind }) =>
  persons !== null || prefecture !== "" || kind !== "";

/**
 * What the query of an address says of the reader's body.
 * @param {string} query
 * @returns {Home}
 */
export function readHome(query) {
  const asked = new URLSearchParams(query);
  const [prefecture, kind, place, name] = ["prefecture", "kind", "place", "name"].map(
    (key) => asked.get(key) ?? "",
  );
  return { persons: readCount(asked.get("population") ?? ""), prefecture, kind, place, name };
}

/**
 * The query that says it: population=8000&prefecture=gumma.
 * @param {Home} home
 */
export function writeHome({ persons, prefecture, kind, place, name }) {
  const parts = Object.entries({ population: persons, prefecture, kind, place, name });
  const known = parts.filter(([, value]) => value).map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(known).toString();
}

/**
 * The same in one value of a query, as short as closeness needs it: 8000.gumma.town.
 * @param {string} text
 * @returns {Home}
 */
export function readShort(text) {
  const [count = "", prefecture = "", kind = ""] = text.split(".");
  return { persons: readCount(count), prefecture, kind, place: "", name: "" };
}

/** @param {Home} home */
export const writeShort = ({ persons, prefecture, kind }) =>
  [persons ?? "", prefecture, kind].join(".");

/**
 * What the table of cases knows of a home: an address may name any prefecture and kind.
 * @param {Home} home
 * @param {{ prefectures: object, kinds: object }} table
 * @returns {Home}
 */
export const settleHome = (home, { prefectures, kinds }) => ({
  ...home,
  prefecture: Object.hasOwn(prefectures, home.prefecture) ? home.prefecture : "",
  kind: Object.hasOwn(kinds, home.kind) ? home.kind : "",
});

function readKept() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch (error) {
    console.warn(error);
    return "";
  }
}

/** What is kept on this machine; null where nothing is. */
export function keptHome() {
  const home = readHome(readKept());
  return isKnown(home) ? home : null;
}

/**
 * The home that the query of an address names, else the one that is kept; null where none is known.
 * @param {string} query
 */
export function findHome(query) {
  const own = readShort(new URLSearchParams(query).get("home") ?? "");
  return isKnown(own) ? own : keptHome();
}

/** What is kept, in words; "" where nothing is. */
export const keptWords = () => new URLSearchParams(readKept()).get("words") ?? "";

/**
 * Keeps it with the words that the reader is to see it in; whether the browser does.
 * @param {Home} home
 */
export function keepHome(home, words = "") {
  try {
    localStorage.setItem(KEY, `${writeHome(home)}&${new URLSearchParams({ words })}`);
    return true;
  } catch (error) {
    console.warn(error);
    return false;
  }
}

/** Takes it away; whether nothing is kept. */
export function forgetHome() {
  try {
    localStorage.removeItem(KEY);
    return true;
  } catch (error) {
    console.warn(error);
    return false;
  }
}
