"""The case format, declared once: a module for each subject, a line for each field."""
