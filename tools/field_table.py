"""The table of a case's fields in docs/editors/fields.md, from the one declaration of the format.

python -m tools.field_table        # writes the table anew between its two marks
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.editing.schema import Schema, items_of, make_schemas, properties_of
from generator.reading.load import load_outline

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "editors" / "fields.md"
START, END = "<!-- 表の始まり（python -m tools.field_table が作る） -->", "<!-- 表の終わり -->"
HEAD = ("| 項目 | 要否 | 書くこと | 例 |", "| --- | --- | --- | --- |")


def list_rows(schema: Schema, depth: int = 0) -> Iterator[str]:
    """A row for each key of a mapping, and below it those of what it holds."""
    required = schema.get("required", ())
    assert isinstance(required, Sequence)
    for name, field in properties_of(schema).items():
        item = items_of(field)
        below = item or field
        examples = below.get("examples", ())
        assert isinstance(examples, Sequence)
        cells = (
            "　" * depth + f"`{name}`",
            "必ず" if name in required else "任意",
            str(field.get("description", "")) + ("（一覧）" if item is not None else ""),
            " ／ ".join(f"`{example}`" for example in examples),
        )
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
        yield from list_rows(below, depth + 1)


def make_table() -> str:
    """The whole table; the vocabulary's words are not in it, they have their own files."""
    vocabulary, _, _ = load_outline(ROOT / "content")
    assert vocabulary is not None
    return "\n".join([*HEAD, *list_rows(make_schemas(vocabulary)["case"])])


def put_table(text: str, table: str) -> str:
    """The page's text with the table between its marks."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{table}\n\n{END}{after}"


def main() -> int:
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(put_table(text, make_table()), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
