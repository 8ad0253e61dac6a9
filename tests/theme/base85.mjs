const ALPHABET =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

/**
 * Base 85 as generator/output/pack.py writes it.
 * @param {Uint8Array} bytes
 */
export function base85(bytes) {
  const padding = (4 - (bytes.length % 4)) % 4;
  const padded = Buffer.concat([bytes, Buffer.alloc(padding)]);
  let text = "";
  for (let at = 0; at < padded.length; at += 4) {
    const digits = [];
    let value = padded.readUInt32BE(at);
    for (let digit = 0; digit < 5; digit += 1) {
      digits.unshift(ALPHABET[value % 85]);
      value = Math.floor(value / 85);
    }
    text += digits.join("");
  }
  return text.slice(0, text.length - padding);
}
