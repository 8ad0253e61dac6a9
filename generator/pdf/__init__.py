"""The printed edition as a tagged PDF."""
