// The cases that a reader has gathered, to compare or to print: the browser keeps them, for all pages.

const KEY = "jirei.cases";
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** So many can be printed at once, and no more can be gathered. */
export const MOST_GATHERED = 50;
/** So many stand side by side, on a screen and on a sheet. */
export const MOST_COMPARED = 5;

/** The names of cases in the query of an address, whatever it may hold: ?cases=a,b. @param {string} query */
export function readSlugs(query) {
  const asked = new URLSearchParams(query).getAll("cases").join(",").split(",");
  return Array.from(new Set(asked.map((slug) => slug.trim()))).filter(Boolean);
}

/** What this page alone remembers, where the browser keeps nothing. @type {string | null} */
let own = null;

function read() {
  if (own !== null) return own;
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch (error) {
    console.warn(error);
    return "";
  }
}

/** @param {string[]} slugs */
function write(slugs) {
  try {
    if (slugs.length) localStorage.setItem(KEY, slugs.join(","));
    else localStorage.removeItem(KEY);
    own = null;
  } catch (error) {
    console.warn(error);
    own = slugs.join(",");
  }
  document.dispatchEvent(new Event("gathered"));
}

/** What is asked for is read each time: another tab may have changed it. */
export const gathered = {
  /** In the order of gathering, whatever else may stand there. */
  list: () => Array.from(new Set(read().split(","))).filter((slug) => SLUG.test(slug)).slice(0, MOST_GATHERED),
  has: (/** @type {string} */ slug) => gathered.list().includes(slug),
  /** Adds a case, and says whether there was room for it. @param {string} slug */
  add(slug) {
    const slugs = gathered.list();
    if (slugs.includes(slug)) return true;
    if (slugs.length >= MOST_GATHERED) return false;
    write([...slugs, slug]);
    return true;
  },
  remove: (/** @type {string} */ slug) => write(gathered.list().filter((each) => each !== slug)),
  clear: () => write([]),
  /** Keeps those that there are, and asks for no change where all are. @param {Set<string>} known */
  retain(known) {
    const slugs = gathered.list();
    const kept = slugs.filter((slug) => known.has(slug));
    if (kept.length < slugs.length) write(kept);
  },
  /** Whether the browser keeps them; where it refused to, this page alone remembers them. */
  get isKept() {
    return own === null;
  },
};
