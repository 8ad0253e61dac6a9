// Copies a credit. Where the browser gives no clipboard (a plain http address, an older browser),
// its text is selected, copied the old way, or left to the reader's own keys.
for (const credit of document.querySelectorAll(".credit")) {
  const status = credit.querySelector(".credit-status");
  for (const button of credit.querySelectorAll(".credit-copy")) {
    const text = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener("click", async () => {
      status.textContent = "";
      let isCopied = true;
      try {
        await navigator.clipboard.writeText(text.textContent);
      } catch {
        getSelection().selectAllChildren(text);
        isCopied = document.execCommand("copy");
      }
      status.textContent = isCopied ? credit.dataset.copied : credit.dataset.selected;
    });
  }
}
