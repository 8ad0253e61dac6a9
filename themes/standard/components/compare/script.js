// Starts the page that compares cases.
export {};
