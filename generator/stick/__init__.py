"""The copy on a stick: the site with its guide, its sums and its ZIP, fit for any stick."""
