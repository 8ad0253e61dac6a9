"""Finished files: checked, written, described to web servers, published."""
