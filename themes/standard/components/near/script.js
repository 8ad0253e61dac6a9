// Starts the page of places like mine.
export {};
