"""The plan: which pages the site has, one module each group of them."""
