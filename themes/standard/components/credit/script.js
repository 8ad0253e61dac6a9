// Copies a credit. Where the browser gives no clipboard (a plain http address, an older browser),
// its text is selected, copied the old way, or left to the reader's own keys.

/** @param {Element} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(text);
    return document.execCommand("copy");
  }
}

/** @type {NodeListOf<HTMLElement>} */
const credits = document.querySelectorAll(".credit");
for (const credit of credits) {
  const status = credit.querySelector(".credit-status");
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = credit.querySelectorAll(".credit-copy");
  for (const button of buttons) {
    const text = document.getElementById(button.dataset.copies ?? "");
    if (!status || !text) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      status.textContent = "";
      const { copied = "", selected = "" } = credit.dataset;
      status.textContent = (await copy(text)) ? copied : selected;
    });
  }
}

export {};
