// What stands as written is shown even where the packs of what comes near cannot be read.

/** @import { Around, Search } from "./query.js" */

/**
 * A search whose answers say whether what comes near was left out of them.
 * @param {Around} around
 * @param {(around: Around) => Search} open
 * @returns {Search}
 */
export function openSpared(around, open) {
  return {
    isWarm: open(around).isWarm,

    async search(text) {
      let isPartial = false;
      /** @type {Around["approach"]} */
      const approach = async (clauses, term, ways, met) => {
        try {
          return await around.approach(clauses, term, ways, met);
        } catch (error) {
          console.error(error);
          isPartial = true;
          return { groups: met ? [met] : [], suggestions: [], proposals: [], offers: [] };
        }
      };
      const answer = await open({ approach }).search(text);
      return { ...answer, isPartial };
    },
  };
}
