// Chooses the reader's body by its name: as it is typed, as an address has it, and where a name may
// be that of several.
import { copyTemplate, fillList, need } from "../search/dom.js";
import { once } from "../search/once.js";
import { nameWhole, openBodies } from "./bodies.js";
import { Combobox } from "./combobox.js";
import { writeWanted } from "./form.js";

/** @import { Cases } from "../packs/cases.js" */
/** @import { Say } from "../search/hit.js" */
/** @import { Bodies, Body } from "./bodies.js" */
/** @import { Fault, Form } from "./form.js" */

const MOST_MEANT = 12;

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {Form} form
 * @param {() => Promise<Bodies>} getBodies
 * @param {() => void} onPick
 */
function openNames(root, say, form, getBodies, onPick) {
  const count = need(root, "[data-near-count]");
  /** @type {Combobox<Body>} */
  const combobox = new Combobox(need(root, "[data-near-combobox]"), {
    find: async (text) => (await getBodies()).find(text),
    write(option, { name, area }) {
      need(option, "[data-name]").textContent = name;
      need(option, "[data-area]").textContent = area;
    },
    pick(body) {
      form.setBody(body);
      onPick();
    },
    tell(found) {
      const word = found ? "options" : "noBody";
      count.textContent = found === null ? "" : say(word, { count: found });
    },
  });
  combobox.field.addEventListener("input", () => form.clearBody());
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {Form} form
 */
function openOffer(root, say, form) {
  const meant = need(root, "[data-near-meant]");
  /** @param {Body[]} bodies of which the typed name may mean any */
  return function offer(bodies) {
    const { home, typed, chosen } = form.read();
    const text = copyTemplate(root, "[data-near-meant-text]");
    need(text, "p").textContent = say("meant", { name: typed, count: bodies.length });
    fillList(need(text, "ul"), bodies.slice(0, MOST_MEANT), (item, body) => {
      /** @type {HTMLAnchorElement} */
      const link = need(item, "a");
      const own = { ...home, place: body.code, prefecture: body.prefecture, kind: body.kind };
      link.href = writeWanted({ home: own, typed: "", chosen });
      link.textContent = nameWhole(body);
    });
    meant.replaceChildren(bodies.length ? text : "");
  };
}

/**
 * @param {HTMLElement} root
 * @param {Say} say
 * @param {Form} form
 * @param {Cases} cases
 * @param {() => void} onPick
 */
export function openChooser(root, say, form, cases, onPick) {
  const getBodies = once(async () => openBodies(await cases.readPlaces()));
  const offer = openOffer(root, say, form);
  openNames(root, say, form, getBodies, onPick);

  /** @param {string} typed */
  async function settleName(typed) {
    const named = (await getBodies()).settle(typed);
    const { home, typed: now } = form.read();
    if (typed !== now) return;
    const inside = named.filter(({ prefecture }) => prefecture === home.prefecture);
    const found = inside.length ? inside : named;
    if (found.length === 1) form.setBody(found[0]);
    else if (found.length) offer(found);
    else form.tell("name", say("noBodyNamed", { name: typed }));
  }

  /**
   * What an address says of a body and is not so.
   * @param {string} code
   * @returns {Promise<Fault[]>}
   */
  async function settlePlace(code) {
    const body = (await getBodies()).get(code);
    const { home } = form.read();
    if (code !== home.place) return [];
    if (body) form.setBody(body);
    else form.clearBody();
    if (!body) return [{ key: "place", value: code }];
    const told = [
      { key: "prefecture", value: home.prefecture, own: body.prefecture },
      { key: "kind", value: home.kind, own: body.kind },
    ];
    return told.filter(({ value, own }) => value && value !== own);
  }

  return {
    /**
     * Lets the form know the body that it names, or say why it does not.
     * @returns {Promise<Fault[]>}
     */
    async settle() {
      const { home, typed } = form.read();
      offer([]);
      form.tell("name", "");
      try {
        if (home.place && !home.name) return await settlePlace(home.place);
        if (typed) await settleName(typed);
      } catch (error) {
        console.error(error);
        form.tell("name", say("noNames"));
      }
      return [];
    },
  };
}
