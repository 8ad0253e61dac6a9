"""What every sheet of the workbook goes by: its links, the names of its tables, its heights.

>>> find_link("https://example.jp/a"), find_link("mado@example.jp"), find_link("javascript:a()")
('https://example.jp/a', 'mailto:mado@example.jp', None)
>>> [name_table(name) for name in ("cases", "population-bands", "q1", "2026", "rc")]
['cases', 'population_bands', '_q1', '_2026', '_rc']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.collection.limits import HOST
from generator.output.csv_text import CellValue
from generator.records.declare import EMAIL_PATTERN

WIDEST = 48  # half-width signs: the width of a column with long texts
LINE, HIGHEST = 18.75, 408.75  # points: the height of a line of text, and of the highest row
LONGEST_ADDRESS = 2079
ADDRESS_OF_CELL = re.compile(rf"{HOST}(/\S*)?")
MAIL_ADDRESS = re.compile(EMAIL_PATTERN)
# What a formula would take for a cell (A1, R1C1, and the row or column of its own cell).
CELL_REFERENCE = re.compile(r"[a-z]{1,3}\d+|(r\d*)?(c\d*)?", re.IGNORECASE)


def find_link(text: str) -> str | None:
    """Where a text leads that is an address and nothing else."""
    if ("@" not in text and "://" not in text) or len(text.encode()) > LONGEST_ADDRESS:
        return None
    if ADDRESS_OF_CELL.fullmatch(text):
        return text
    return f"mailto:{text}" if MAIL_ADDRESS.fullmatch(text) else None


def name_table(name: str) -> str:
    """The name of a table as formulas have it, in ASCII: cases[事例ID]."""
    word = re.sub(r"\W", "_", name, flags=re.ASCII)
    return f"_{word}" if word[:1].isdigit() or CELL_REFERENCE.fullmatch(word) else word


def measure(cell: CellValue) -> int:
    """The width of a cell in half-width signs: of three bytes is what is twice as wide."""
    if not isinstance(cell, str):
        return len(f"{cell:,}" if cell is not None else "")
    return (len(cell) + len(cell.encode())) // 2


def count_lines(cell: CellValue, width: int) -> int:
    """The lines of a cell in a column of a width, in half-width signs."""
    # A sign is at most two digits wide, so this few stand on one line, whichever they are.
    if not isinstance(cell, str) or 2 * len(cell) <= width:
        return 1
    # A full-width sign has 11 points, 15 pixels, where two digits have 16: a twentieth more fit.
    room = width + width // 20
    return sum(max(1, -(-measure(line) // room)) for line in cell.splitlines())


def find_height(lines: int) -> float:
    """The height of a row in points: not every program finds that out when it opens a file."""
    return min(lines * LINE, HIGHEST)


def fit_row(cells: Sequence[CellValue], widths: Sequence[int]) -> int:
    """The lines of a row, which are those of its longest text."""
    return max(map(count_lines, cells, widths))
