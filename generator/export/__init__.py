"""Exports: the collection in forms for machines, one module each."""
