"""The nouns of a collection: the case format, vocabulary, settings, editions and lists."""
