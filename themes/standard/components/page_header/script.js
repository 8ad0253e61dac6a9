// Escape closes the menu of small screens and leaves the focus on its button.

/** @type {NodeListOf<HTMLDetailsElement>} */
const menus = document.querySelectorAll(".site-menu-narrow");
for (const menu of menus) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

export {};
