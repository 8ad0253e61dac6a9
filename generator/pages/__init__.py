"""A planned page → HTML, and what is worked out for it."""
