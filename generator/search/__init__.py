"""The search: Pagefind's index of tokens, cut into files that a page reads on a server and on `file://`."""
