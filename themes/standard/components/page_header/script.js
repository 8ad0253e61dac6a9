// Escape closes the menu of small screens and leaves the focus on its button.
for (const menu of document.querySelectorAll(".site-menu-narrow")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
