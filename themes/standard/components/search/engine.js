// Pagefind's own engine, which is WebAssembly.
import { RANKING } from "./ranking.js";

/** @import { Index, Result } from "./finder.js" */
/** @import { Read } from "./pack.js" */
/**
 * Pagefind's own bindings of it.
 * @typedef {{
 *   (module: { module_or_path: Uint8Array }): Promise<unknown>,
 *   init_pagefind(meta: Uint8Array): number,
 *   set_ranking_weights(index: number, weights: string): number,
 *   load_index_chunk(index: number, content: Uint8Array): number,
 *   search(
 *     index: number, query: string, unchanged: string, filters: string, sort: string,
 *     isExact: boolean, isLoaded: boolean,
 *   ): string,
 * }} Engine
 */

const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Whether WebAssembly runs here: readers, offices and servers can switch it off. */
export function canCompile() {
  try {
    return Boolean(new WebAssembly.Module(EMPTY_MODULE));
  } catch {
    return false;
  }
}

/**
 * Starts the engine.
 * @param {Read} read
 * @returns {Promise<Index>}
 */
export async function startEngine(read) {
  const [wasm, meta] = await Promise.all([read("wasm", "engine"), read("meta", "cases")]);
  const engine = globalThis.jirei?.engine;
  if (!engine) throw new Error("engine.js is damaged");
  await engine({ module_or_path: wasm });
  let index = engine.init_pagefind(meta);
  if (!index) throw new Error("cases.js is damaged");
  index = engine.set_ranking_weights(index, JSON.stringify(RANKING));

  /** @type {(tokens: string[], isExact: boolean) => Result[]} */
  const ask = (tokens, isExact) => {
    const query = tokens.join(" ");
    return JSON.parse(engine.search(index, query, query, "{}", "", isExact, true)).results;
  };

  return {
    findExact: (tokens) => ask(tokens, true).map((page) => page.p),
    rank: (tokens) => ask(tokens, false),
    take(name, content) {
      index = engine.load_index_chunk(index, content);
      if (!index) throw new Error(`${name}.js is damaged`);
    },
  };
}
