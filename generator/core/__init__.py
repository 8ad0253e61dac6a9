"""What all other packages speak of: problems, sources, pages, and plain text."""
