"""A theme: its templates, its files and the words of the interface.

>>> Labels({"nav": {"home": "トップ", "count": "{count}件"}}).text("nav.count", count=3)
'3件'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.records.declare import Record, Slug, Text
from generator.records.tree import Fields, Plain

SETTINGS, LABELS, TOKENS = "theme.yaml", "labels.yaml", "tokens.yaml"
SHARE_SIZE = (1200, 630)  # pixels: what every service shows whole (https://ogp.me)
NO_IMAGE = "none"  # as theme.yaml says that a theme has no share_image


class UnknownLabel(Exception):  # a template names a word that the theme does not have
    """A fault of the theme, not of the content."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the interface, by dotted name, with `{name}` for what is put in."""

    words: Mapping[str, Plain]
    texts: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", dict(list_labels(self.words)))

    def text(self, name: str, /, **values: str | int) -> str:
        """The words of a name; raises UnknownLabel where the theme has none for these values."""
        found = self.texts.get(name)
        if found is None:
            raise UnknownLabel(name)
        try:
            return found.format(**values) if values else found
        except (KeyError, IndexError, ValueError) as error:
            raise UnknownLabel(name) from error


def list_labels(words: Mapping[str, Plain], above: str = "") -> Iterator[tuple[str, str]]:
    """All texts below words, each with its dotted name."""
    for step, below in words.items():
        if isinstance(below, str):
            yield above + step, below
        elif isinstance(below, Mapping):
            yield from list_labels(below, f"{above}{step}.")


class Logo(Record):
    """The mark of the publisher; `alt` is what it says, nothing where the name beside says it."""

    image: Text
    dark_image: Text | None = None
    alt: str


class ThemeSettings(Record):
    """A theme.yaml; styles and scripts follow those of the theme that it extends.

    `share_image` stands beside links to the pages elsewhere; the label `site.share_image` is its
    alternative text.
    """

    extends: Slug | None = None
    logo: Logo | None = None
    share_image: Text | None = None
    styles: tuple[Text, ...] = ()
    scripts: Mapping[Text, tuple[Text, ...]] = {}


@dataclass(frozen=True, slots=True)
class Layer:
    """One folder of themes/ as read: its files by their path below it, sorted, and YAML trees."""

    name: str
    files: Mapping[str, str]
    binaries: Mapping[str, bytes]
    trees: Mapping[str, Fields]

    def place(self, name: str) -> str:
        """A file as problems name it."""
        return f"themes/{self.name}/{name}"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme over those that it extends: `layers` from the first one to itself.

    `tokens` is the style sheet of its colours and sizes; the rest of `styles`, and the files of
    each of `scripts`, are joined in their order.
    """

    layers: tuple[Layer, ...]
    labels: Labels
    tokens: str
    logo: Logo | None
    share_image: str | None
    styles: tuple[str, ...]
    scripts: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        return self.layers[-1].name

    def find(self, name: str) -> tuple[str, str] | None:
        """The text and the place of a file: the nearest theme's, or that of the theme it names.

        `templates/base.html` is the nearest, `standard/templates/base.html` the standard theme's.
        """
        for layer in reversed(self.layers):
            if name in layer.files:
                return layer.files[name], layer.place(name)
        owner, _, rest = name.partition("/")
        for layer in self.layers:
            if layer.name == owner and rest in layer.files:
                return layer.files[rest], layer.place(rest)
        return None

    def images(self) -> dict[str, bytes]:
        """What lies in assets/img/, sorted by path."""
        found: dict[str, bytes] = {}
        for layer in self.layers:
            texts = {name: text.encode("utf-8") for name, text in layer.files.items()}
            found |= {**texts, **layer.binaries}
        return {path: found[path] for path in sorted(found) if path.startswith("assets/img/")}
