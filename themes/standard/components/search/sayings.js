// A query in a reader's own words → the cases and the need that say the same.
import { makeReason } from "./answer.js";

/** @import { Group } from "./answer.js" */
/** @import { Ranked, Saying } from "./meaning.js" */
/**
 * What says the same: cases for one reason, and the numbers of needs, the likeliest first.
 * @typedef {{ groups: Group[], needs: number[] }} Said
 */

const MOST_CASES = 10;
const MOST_NEEDS = 2;
const NEAR_BEST = 0.5; // of the best score
const LEAST_NEED = 0.45;
/** How much of a sentence, and of a term that stands nowhere, a case has to say. */
const LEAST = { sentence: 0.2, term: 0.3 };

/**
 * One word alone is no answer to several; of a sentence those count that no case says, too.
 * @param {Saying} saying
 * @param {string[]} unknown
 */
const isAnswer = ({ has, lacks }, unknown) =>
  has.length > 1 || (has.length === 1 && !lacks.length && !unknown.length);

/**
 * @param {(text: string) => Promise<Ranked>} rank
 * @param {string[]} ignored what says nothing of what is sought
 */
export function openSayings(rank, ignored) {
  /**
   * @param {string} text
   * @param {boolean} isLong as a sentence is
   * @returns {Promise<Said>}
   */
  return async function findSayings(text, isLong) {
    const plain = ignored.reduce((rest, word) => rest.replaceAll(word, " "), text);
    const { cases, needs, unknown } = await rank(plain);
    const least = Math.max(
      (cases[0]?.score ?? 0) * NEAR_BEST,
      isLong ? LEAST.sentence : LEAST.term,
    );
    const hits = cases
      .filter((saying) => saying.score >= least && isAnswer(saying, isLong ? unknown : []))
      .slice(0, MOST_CASES)
      .map(({ page, has, lacks }) => ({
        page,
        has: [],
        means: has,
        lacks: [...lacks, ...unknown],
      }));
    const forms = [...new Set(hits.flatMap(({ means }) => means))];
    const reason = makeReason(isLong ? "words" : "meaning", text, []);
    return {
      groups: hits.length ? [{ reason, hits, forms }] : [],
      needs: needs
        .map((score, at) => ({ score, at }))
        .filter(({ score }) => score >= LEAST_NEED)
        .sort((one, other) => other.score - one.score)
        .slice(0, MOST_NEEDS)
        .map(({ at }) => at),
    };
  };
}
