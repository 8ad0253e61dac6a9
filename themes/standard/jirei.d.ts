// The one global name of the site's scripts: what the packs of the search call and set.
import type { Engine } from "./components/search/finder.js";

declare global {
  var jirei: { take?: (name: string, text: string) => void; engine?: Engine } | undefined;
}
