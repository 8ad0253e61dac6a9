// A print of the results has all of them whole, not only those that have been in sight.
import { need } from "./dom.js";

/**
 * @param {HTMLElement} root
 * @param {() => Promise<void>} fill
 */
export function listenToPrint(root, fill) {
  const print = async () => {
    await fill();
    window.print();
  };
  need(root, "[data-search-print]").addEventListener("click", print);
  addEventListener("keydown", (event) => {
    const isPrint = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p";
    if (!isPrint || event.shiftKey || event.altKey) return;
    event.preventDefault();
    print();
  });
  // From a menu the browser does not wait: what is read already comes in time.
  addEventListener("beforeprint", fill);
}
