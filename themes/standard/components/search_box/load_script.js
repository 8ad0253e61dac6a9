// Loads a script of the site: the one place where a text becomes code. Where a browser knows Trusted
// Types, no other place can (Content-Security-Policy: trusted-types jirei).

const own = globalThis.document?.currentScript;
/** The site's folder, below which its scripts lie in assets/. */
const folder = own && "src" in own ? new URL("../", own.src).href : null;

/**
 * The whole address of a script of the site.
 * @param {string} address
 */
function createScriptURL(address) {
  const { href } = new URL(address, document.baseURI);
  if (!folder || !href.startsWith(folder)) throw new TypeError(`${address} is not of the site`);
  return href;
}

/** @type {{ createScriptURL(address: string): string } | undefined} */
let policy;

/**
 * @param {string} address
 * @returns {Promise<unknown>}
 */
export function loadScript(address) {
  return new Promise((resolve, reject) => {
    policy ??= globalThis.trustedTypes?.createPolicy("jirei", { createScriptURL }) ?? {
      createScriptURL,
    };
    const script = document.createElement("script");
    script.src = policy.createScriptURL(address);
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${address} was not loaded`));
    document.head.append(script);
    script.remove();
  });
}
