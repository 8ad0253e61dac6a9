"""A theme: its templates, its files and the words of the interface.

>>> Labels({"nav": {"home": "トップ", "count": "{count}件"}}).text("nav.count", count=3)
'3件'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.tree import Plain


class UnknownLabel(Exception):  # noqa: N818 - a template names a word that the theme does not have
    """A fault of the theme, not of the content."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the interface, by dotted name, with `{name}` for what is put in."""

    words: Mapping[str, Plain]

    def text(self, name: str, /, **values: str | int) -> str:
        """The words of a name; raises UnknownLabel where the theme has none for these values."""
        found: Plain | Mapping[str, Plain] | None = self.words
        for step in name.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
        if not isinstance(found, str):
            raise UnknownLabel(name)
        try:
            return found.format(**values) if values else found
        except (KeyError, IndexError, ValueError) as error:
            raise UnknownLabel(name) from error


@dataclass(frozen=True, slots=True)
class Theme:
    """The files of a theme by their path below its folder, sorted; `settings` is theme.yaml."""

    name: str
    labels: Labels
    settings: Mapping[str, Plain]
    files: Mapping[str, str]
    binaries: Mapping[str, bytes]
