// The one global name of the site's scripts: what the packs of the search call and set.
import type { Engine } from "./components/search/engine.js";

type ScriptPolicy = { createScriptURL(address: string): string };

declare global {
  // Of a browser with Trusted Types; what the policy gives is taken where a text would be.
  var trustedTypes:
    | { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy }
    | undefined;
  var jirei: { take?: (name: string, text: string) => void; engine?: Engine } | undefined;
}
