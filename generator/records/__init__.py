"""YAML and JSON, each value with its place → declared records, and what goes wrong there."""
