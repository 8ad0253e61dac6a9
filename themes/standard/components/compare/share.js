// Hands what is compared to other programs: by the clipboard, or as a file.

/**
 * Puts something into the clipboard in several forms, by their types. What the browser copies is
 * replaced in its own event: that works on file:// and on a plain http address, too.
 * @param {Record<string, string>} forms
 * @param {Element} selected a browser copies nothing where nothing is selected
 */
export function copyForms(forms, selected) {
  let isCopied = false;
  /** @param {ClipboardEvent} event */
  const replace = (event) => {
    for (const [type, text] of Object.entries(forms)) event.clipboardData?.setData(type, text);
    isCopied = event.clipboardData !== null;
    event.preventDefault();
  };
  document.addEventListener("copy", replace);
  getSelection()?.selectAllChildren(selected);
  const isDone = document.execCommand("copy");
  getSelection()?.removeAllRanges();
  document.removeEventListener("copy", replace);
  return isDone && isCopied;
}

/**
 * Lets the browser save a text as a file.
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  document.body.append(link); // Firefox follows no link that stands nowhere
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
