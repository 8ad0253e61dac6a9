// Reads CBOR (RFC 8949) of the kinds that Pagefind's index is written in.

const [NUMBER, NEGATIVE, TEXT, ARRAY] = [0, 1, 3, 4];

/**
 * What the bytes of a pack say: numbers, texts and arrays of them.
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export function decodeCbor(name, bytes) {
  let at = 0;

  /** @param {number} length */
  function demand(length) {
    if (at + length > bytes.length) throw new Error(`${name}.js is damaged`);
  }

  function takeByte() {
    demand(1);
    at += 1;
    return bytes[at - 1];
  }

  /**
   * The number in the last five bits of a head, or in the 1, 2 or 4 bytes after it.
   * @param {number} head
   */
  function takeNumber(head) {
    const short = head & 31;
    if (short < 24) return short;
    if (short > 26) throw new Error(`${name}.js has an item of length ${short}`);
    let number = 0;
    for (let left = 2 ** (short - 24); left; left -= 1) number = number * 256 + takeByte();
    return number;
  }

  /** @returns {any} */
  function takeItem() {
    const head = takeByte();
    const number = takeNumber(head);
    const kind = head >> 5;
    if (kind === NUMBER) return number;
    if (kind === NEGATIVE) return -1 - number;
    if (kind !== TEXT && kind !== ARRAY) throw new Error(`${name}.js has an item of kind ${kind}`);
    demand(number); // so many bytes, or items of a byte at least
    if (kind === ARRAY) return Array.from({ length: number }, takeItem);
    at += number;
    return new TextDecoder().decode(bytes.subarray(at - number, at));
  }

  return takeItem();
}
