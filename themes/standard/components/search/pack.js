/* Reads the packs of the search: classic scripts, because nothing else loads on file:// too. */
(function () {
  "use strict";
  const jirei = (globalThis.jirei = globalThis.jirei || {});
  const ALPHABET =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
  const VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter.charCodeAt(0), value]));
  const taken = new Map();

  /** What a pack calls to hand over its bytes. */
  jirei.take = (name, text) => taken.set(name, text);

  function decode(text) {
    const padding = (5 - (text.length % 5)) % 5;
    const padded = text + "~".repeat(padding);
    const bytes = new DataView(new ArrayBuffer((padded.length / 5) * 4));
    for (let at = 0; at < padded.length; at += 5) {
      let value = 0;
      for (let digit = 0; digit < 5; digit += 1) {
        value = value * 85 + VALUES.get(padded.charCodeAt(at + digit));
      }
      bytes.setUint32((at / 5) * 4, value);
    }
    return new Uint8Array(bytes.buffer, 0, bytes.byteLength - padding);
  }

  async function inflate(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  function loadScript(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${address} was not loaded`));
      document.head.append(script);
      script.remove();
    });
  }

  /** A reader of a folder's packs: `read(name)` gives a pack's bytes, `read.json` its value. */
  jirei.openPacks = (folder) => {
    const scripts = new Map();

    function load(file) {
      if (!scripts.has(file)) {
        const script = loadScript(`${folder}/${file}.js`);
        script.catch(() => scripts.delete(file));
        scripts.set(file, script);
      }
      return scripts.get(file);
    }

    async function read(name, file = name) {
      if (!taken.has(name)) await load(file);
      if (!taken.has(name)) throw new Error(`${file}.js is damaged`);
      return inflate(decode(taken.get(name)));
    }

    read.json = async (name, file = name) =>
      JSON.parse(new TextDecoder().decode(await read(name, file)));
    return read;
  };
})();
