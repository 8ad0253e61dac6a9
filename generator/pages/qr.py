"""An address → a QR code, for the reader who holds a sheet of paper.

>>> code = draw_code("https://example.lg.jp/cases/a.html")
>>> code.modules, code.millimetres, code.path[:9]
(37, 24, 'M4 4.5h7m')
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

QUIET_ZONE = 4  # modules on each side (ISO/IEC 18004)
LEAST_MODULE = 0.33  # millimetres on paper, which the camera of a telephone still tells apart
USUAL_SIZE = 24  # millimetres


@dataclass(frozen=True, slots=True)
class AddressCode:
    """A code as a drawing: `path` strokes its dark modules, of 1 each, row by row."""

    modules: int  # of a side, with the quiet zone
    path: str

    @property
    def millimetres(self) -> int:
        """The side on paper."""
        return max(USUAL_SIZE, -int(-self.modules * LEAST_MODULE // 1))


def draw_code(address: str) -> AddressCode:
    """The code of an address; error correction M: 15 % of it may be unreadable."""
    import segno  # which a site without an address does without

    code = segno.make_qr(address, error="m", boost_error=False)
    rows = enumerate(code.matrix)
    path = "".join(f"M{QUIET_ZONE} {y + QUIET_ZONE}.5{draw_row(row)}" for y, row in rows)
    return AddressCode(len(code.matrix) + 2 * QUIET_ZONE, path)


def draw_row(row: bytes | bytearray) -> str:
    """A row of modules: strokes over the dark ones, moves over the light ones.

    >>> draw_row(bytes([1, 1, 0, 1, 0, 0]))
    'h2m1 0h1'
    """
    runs = [(is_dark, len(list(run))) for is_dark, run in groupby(row)]
    if not runs[-1][0]:
        runs.pop()
    return "".join(f"h{count}" if is_dark else f"m{count} 0" for is_dark, count in runs)
