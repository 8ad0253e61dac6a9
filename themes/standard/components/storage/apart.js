/**
 * Whether the browser keeps what it keeps for each page by itself: Firefox does on file://, where no
 * file has an origin to share.
 */
export const keepsApart = () => location.protocol === "file:" && location.origin === "null";
