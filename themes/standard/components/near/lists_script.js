// Lets the lists of a page be sorted by closeness.
export {};
