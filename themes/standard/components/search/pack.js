// Reads the packs of the search: classic scripts, because nothing else loads on file:// too.
import { loadScript } from "../search_box/load_script.js";

/**
 * A reader of a folder's packs: `read(name)` gives a pack's bytes, `read.json` its value; `file` is
 * the script that hands over the pack, where its name is another.
 * @typedef {{
 *   (name: string, file?: string): Promise<Uint8Array>,
 *   json(name: string): Promise<any>,
 * }} Read
 */

const ALPHABET =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
const VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter.charCodeAt(0), value]));
const DIGEST_SIGNS = 8;
/** @type {Map<string, string>} */
const taken = new Map();

globalThis.jirei ??= {};
/**
 * What a pack calls to hand over its bytes.
 * @param {string} name
 * @param {string} text
 */
globalThis.jirei.take = (name, text) => void taken.set(name, text);

/**
 * The bytes of a text in base 85.
 * @param {string} text
 */
export function decode(text) {
  const padding = (5 - (text.length % 5)) % 5;
  const padded = text + "~".repeat(padding);
  const bytes = new DataView(new ArrayBuffer((padded.length / 5) * 4));
  for (let at = 0; at < padded.length; at += 5) {
    let value = 0;
    for (let digit = 0; digit < 5; digit += 1) {
      value = value * 85 + (VALUES.get(padded.charCodeAt(at + digit)) ?? NaN);
    }
    bytes.setUint32((at / 5) * 4, value);
  }
  return new Uint8Array(bytes.buffer, 0, bytes.byteLength - padding);
}

/** Whether the browser has what packs are read with; older ones have not. */
export const canReadPacks = () => "DecompressionStream" in globalThis;

/**
 * The name of one of the packs of a kind.
 * @param {string} kind
 * @param {string} digests of all of them
 * @param {number} at
 */
export const namePack = (kind, digests, at) =>
  `${kind}-${digests.slice(at * DIGEST_SIGNS, (at + 1) * DIGEST_SIGNS)}`;

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Opens the packs of a folder; `loadScript` is another only in tests.
 * @param {string} folder
 * @returns {Read}
 */
export function openPacks(folder, load = loadScript) {
  /** @type {Map<string, Promise<unknown>>} */
  const scripts = new Map();

  /** @param {string} file */
  function loadOnce(file) {
    const known = scripts.get(file);
    if (known) return known;
    const script = load(`${folder}/${file}.js`);
    script.catch(() => scripts.delete(file));
    scripts.set(file, script);
    return script;
  }

  /** @param {string} name */
  async function read(name, file = name) {
    if (!taken.has(name)) await loadOnce(file);
    const text = taken.get(name);
    if (text === undefined) throw new Error(`${file}.js is damaged`);
    return inflate(decode(text));
  }

  /** @param {string} name */
  read.json = async (name) => JSON.parse(new TextDecoder().decode(await read(name)));
  return read;
}
