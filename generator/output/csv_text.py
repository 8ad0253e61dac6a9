"""A table as a CSV file that Excel opens: UTF-8 with BOM, CRLF, one line a row, no formulas.

>>> write_csv([("費目", "円"), ("保守", 0), ("－円", None)]).decode("utf-8-sig").splitlines()
['費目,円', '保守,0', "'－円,"]
>>> restore(harmless("'=1+1"))
"'=1+1"
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TypeAlias

CellValue: TypeAlias = str | int | float | bool | None
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV Injection), a Japanese one
# with full-width signs too. The apostrophe is here so that ours can be told from one of the text.
RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")


def write_csv(rows: Iterable[Sequence[CellValue]]) -> bytes:
    """The bytes of a file; blank is no value, zero is 0, truth is TRUE or FALSE."""
    return write_lines(rows).encode("utf-8-sig")


def write_lines(rows: Iterable[Sequence[CellValue]]) -> str:
    """Rows as such a file has them, without what stands before the first one."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([plain_cell(cell) for cell in row] for row in rows)
    return stream.getvalue()


def plain_cell(cell: CellValue) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return harmless(cell) if isinstance(cell, str) else cell


def harmless(text: str) -> str:
    """A text on one line, with an apostrophe before what a spreadsheet would calculate.

    Tabs and line breaks become a space: a row is a line (行政データの機械可読性ルール L1-14).
    """
    if not text.isprintable():
        text = " ".join(part.strip() for part in text.replace("\t", "\n").splitlines())
    line = text.strip()
    return f"'{line}" if line.startswith(RISKY) else line


def restore(cell: str) -> str:
    """The text of a cell: what `harmless` put before it is taken off again."""
    return cell[1:] if cell.startswith("'") else cell
