"""A file of the open data with what people need to know of it: its kind and its fields.

>>> file = DataFile("cases-csv", Output("data/cases.csv", b"1,2"), "tables")
>>> file.format.essence, file.size
('text/csv', 3)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.core.page import Output
from generator.output.media import MediaType, media_type_of


@dataclass(frozen=True, slots=True)
class DataField:
    """A field by its path (`cost.initial.items[].name`), or a column by its heading.

    `type` is a word of the theme's labels (data.types). A record that was listed before is not
    listed again: `same_as` is the path of its first place. `source` names the fields of
    cases.json that a value comes from, with a space between them. `limits` are what every value
    of a column keeps to, by the constraints of a Table Schema.
    """

    name: str
    type: str
    meaning: str
    is_nullable: bool = False
    same_as: str | None = None
    source: str = ""
    limits: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file below data/; `name` and `group` are words of the theme's labels (data.files, .groups).

    `fields` are listed on the page about the data, `schema` is the path of the file that says
    how it is made up, `standard` the address of the standard that it follows; `title` is given
    where the file itself says what it describes. One that `is_part` has one case of all, and a
    name that it shares with the files of the others.
    """

    name: str
    output: Output
    group: str
    fields: tuple[DataField, ...] = ()
    schema: str | None = None
    standard: str | None = None
    title: str | None = None
    is_part: bool = False

    @property
    def path(self) -> str:
        return self.output.path

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.output.content)

    @property
    def format(self) -> MediaType:
        """Its media type; the name of it is a word of the theme's labels (data.formats)."""
        return media_type_of(self.path)

    @property
    def holds_cases(self) -> bool:
        """Whether it is all the data, and not what says how data are written or offered."""
        return not self.is_part and self.format.name not in ("schema", "jsonld", "datapackage")


# The files take longer to make than the pages are planned, so they are made when they are needed:
# whoever edits a case sees it before.
MakeData: TypeAlias = Callable[[], tuple[DataFile, ...]]
