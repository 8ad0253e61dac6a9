// Starts the tray of every page.
export {};
