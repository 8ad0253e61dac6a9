"""The whole road from Markdown cases to a published site."""
