// A print has all that is asked for whole, not only what has been in sight or is there already.

/**
 * @param {HTMLElement} button
 * @param {() => Promise<void>} fill
 */
export function listenToPrint(button, fill) {
  const print = async () => {
    await fill();
    window.print();
  };
  button.addEventListener("click", print);
  addEventListener("keydown", (event) => {
    const isPrint = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p";
    if (!isPrint || event.shiftKey || event.altKey) return;
    event.preventDefault();
    print();
  });
  // From a menu the browser does not wait: what is read already comes in time.
  addEventListener("beforeprint", fill);
}
