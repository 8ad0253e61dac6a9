// Why a case stands where it does, and what a list by closeness starts from, in the page's words.

/** @import { CaseTable } from "../packs/cases.js" */
/** @import { Say } from "../search/hit.js" */
/** @import { Near } from "./closeness.js" */
/** @import { Home } from "./home.js" */

const CLOSE = 1.5; // a population is called close up to half as many again
const AREA_WORDS = { same: "nearSame", beside: "nearBeside", region: "nearRegion", "": "" };

/**
 * How many times as many, with as many digits as say something: 1.2, 46, 0.03.
 * @param {number} times
 */
function writeTimes(times) {
  if (times >= 10) return Math.round(times).toLocaleString("ja");
  return times >= 0.1 ? times.toFixed(1) : times.toPrecision(1);
}

/**
 * @param {Say} say
 * @param {number} times
 */
function tellTimes(say, times) {
  const written = writeTimes(times);
  if (written === "1.0") return say("nearEqual");
  const isClose = times < CLOSE && times > 1 / CLOSE;
  return say(isClose ? "nearClose" : "nearFar", { times: written });
}

/**
 * The reason for a case's place in the order; "" where nothing brings it nearer than another.
 * @param {Say} say
 * @param {Near} near
 * @param {CaseTable} table
 */
export function tellReason(say, { row, times, area, isSameKind }, { prefectures, kinds }) {
  const [prefecture, region] = prefectures[row[5]] ?? ["", ""];
  const parts = [
    times === null ? "" : tellTimes(say, times),
    area && say(AREA_WORDS[area], { prefecture, region }),
    isSameKind ? say("nearKind", { kind: kinds[row[6]] }) : "",
  ];
  return parts.filter(Boolean).join("、");
}

/**
 * The reader's body by its name and what else is known: みなかみ町（人口17,000人、群馬県）.
 * @param {Say} say
 * @param {Home} home
 * @param {CaseTable} table
 */
export function tellHome(say, { persons, prefecture, kind, name }, { prefectures, kinds }) {
  const area = prefectures[prefecture]?.[0] ?? "";
  const facts = [
    persons === null ? "" : say("nearPersons", { persons: persons.toLocaleString("ja") }),
    area === name ? "" : area,
    name ? "" : (kinds[kind] ?? ""),
  ];
  const told = facts.filter(Boolean).join("、");
  if (!name) return say("nearUnnamed", { facts: told });
  return told ? say("nearNamed", { name, facts: told }) : name;
}
