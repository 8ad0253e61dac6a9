"""The kinds of files that a site has, by the end of their names: the one table of media types.

>>> media_type_of("data/case.schema.json").name, media_type_of("data/case.schema.json").essence
('schema', 'application/schema+json')
>>> served_as("index.html"), served_as("notes.odt")
('text/html; charset=utf-8', 'application/octet-stream')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class MediaType:
    """A media type (https://www.iana.org/assignments/media-types/) by the ending of a file."""

    ending: str
    essence: str
    is_text: bool = False

    @property
    def name(self) -> str:
        """The ending as a word: `csv`, and `schema` of `.schema.json`."""
        return self.ending.removeprefix(".").partition(".")[0]

    @property
    def served(self) -> str:
        """What a server says of the file."""
        return f"{self.essence}; charset=utf-8" if self.is_text else self.essence

    @property
    def is_compressible(self) -> bool:
        """Whether a server is to compress it: text, and drawings, which are text without a charset.

        >>> [known.name for known in SERVED if known.is_compressible and not known.is_text]
        ['svg']
        """
        return self.is_text or self.essence.endswith("+xml")


# Not a system's own table: on Windows it is the registry, where .js may be anything, and an old
# server knows no .webp.
SERVED = (
    MediaType(".css", "text/css", is_text=True),
    MediaType(".csv", "text/csv", is_text=True),
    MediaType(".html", "text/html", is_text=True),
    MediaType(".jpeg", "image/jpeg"),
    MediaType(".jpg", "image/jpeg"),
    MediaType(".js", "text/javascript", is_text=True),
    MediaType(".json", "application/json", is_text=True),
    MediaType(".jsonld", "application/ld+json", is_text=True),
    MediaType(".pdf", "application/pdf"),
    MediaType(".png", "image/png"),
    MediaType(".svg", "image/svg+xml"),
    MediaType(".txt", "text/plain", is_text=True),
    MediaType(".webp", "image/webp"),
    MediaType(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    MediaType(".xml", "application/xml", is_text=True),
    MediaType(".zip", "application/zip"),
)
# What is of a kind of its own by more than its last ending, which alone a server goes by.
DESCRIBED = (
    MediaType(".schema.json", "application/schema+json"),
    MediaType("datapackage.json", "application/vnd.datapackage+json"),
    *SERVED,
)

MEDIA_TYPES: Mapping[str, str] = {known.ending: known.served for known in SERVED}
UNKNOWN_TYPE = "application/octet-stream"


def media_type_of(path: str) -> MediaType:
    """The kind of a file of the site; raises LookupError for an ending that the table lacks."""
    for known in DESCRIBED:
        if path.endswith(known.ending):
            return known
    raise LookupError(f"{path}: output/media.py has no media type of this ending")


def served_as(path: str) -> str:
    """The Content-Type with which a server sends a file, whatever its ending."""
    return MEDIA_TYPES.get(PurePosixPath(path).suffix, UNKNOWN_TYPE)
